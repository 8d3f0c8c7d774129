package io.auditworkbench.desktop.widget;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for files and folders, and shows them to the platform's programs; tests answer in its place.
///
/// - **Threading**: the JavaFX thread.
public interface FileChoice {

    /// A file to read; empty when somebody changed their mind.
    Optional<Path> open(String title);

    /// A file to write.
    Optional<Path> save(String title, String suggestedName);

    /// Shows a file or folder in the program that the platform has for it.
    void reveal(Path file);
}
