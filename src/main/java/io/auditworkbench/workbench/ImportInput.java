package io.auditworkbench.workbench;

import java.io.IOException;
import java.io.InputStream;

/// A file to import, or standard input.
///
/// - **Shape**: `name` is what messages call it.
public record ImportInput(String name, Opener opener) {

    /// Opens it; called once.
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }
}
