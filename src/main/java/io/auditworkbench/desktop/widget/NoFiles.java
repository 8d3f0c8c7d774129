package io.auditworkbench.desktop.widget;

import java.nio.file.Path;
import java.util.Optional;

/// Where nobody sits at the window, nobody chooses files.
public final class NoFiles implements FileChoice {

    @Override
    public Optional<Path> open(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String suggestedName) {
        return Optional.empty();
    }

    @Override
    public void reveal(Path file) {
        // there is nobody to see it
    }
}
