package io.auditworkbench.desktop;

import java.nio.file.Path;

/// What the window begins with.
public sealed interface Opening {

    /// The first screen.
    record Welcome() implements Opening {}

    /// The demo shop.
    record Demo() implements Opening {}

    /// A store.
    record Store(Path file) implements Opening {}
}
