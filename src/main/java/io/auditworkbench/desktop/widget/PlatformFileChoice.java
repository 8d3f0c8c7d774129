package io.auditworkbench.desktop.widget;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The dialogs of the platform.
public final class PlatformFileChoice implements FileChoice {

    private final Supplier<Window> owner;
    private final Consumer<String> documents;

    /// - **Shape**: `documents` shows what an address names, as `HostServices` does.
    public PlatformFileChoice(Supplier<Window> owner, Consumer<String> documents) {
        this.owner = owner;
        this.documents = documents;
    }

    @Override
    public Optional<Path> open(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String title, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public void reveal(Path file) {
        documents.accept(file.toUri().toString());
    }
}
