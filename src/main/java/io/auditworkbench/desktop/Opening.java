package io.auditworkbench.desktop;

import java.nio.file.Path;

/// What the window begins with.
public sealed interface Opening {

    /// The first screen.
    record Welcome() implements Opening {}

    /// What was open the last time, where somebody was; the first screen when nothing was.
    record Last() implements Opening {}

    /// The demo shop, on a thing in it or on Overview.
    record Demo(String subject) implements Opening {}

    /// A store, on a thing in it or on Overview.
    record Store(Path file, String subject) implements Opening {}
}
