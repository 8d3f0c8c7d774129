package io.auditworkbench.desktop.widget;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The dialogs of the platform.
public final class PlatformFileChoice implements FileChoice {

    private final Supplier<Window> owner;
    private final Consumer<String> documents;

    /// Where the last file was. A program from the menu would begin at the root of the disk.
    private @Nullable File folder = new File(System.getProperty("user.home", ""));

    /// - **Shape**: `documents` shows what an address names, as `HostServices` does.
    public PlatformFileChoice(Supplier<Window> owner, Consumer<String> documents) {
        this.owner = owner;
        this.documents = documents;
    }

    @Override
    public Optional<Path> open(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return chosen(chooser, FileChooser::showOpenDialog);
    }

    @Override
    public Optional<Path> save(String title, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser, FileChooser::showSaveDialog);
    }

    private Optional<Path> chosen(FileChooser chooser, BiFunction<FileChooser, Window, @Nullable File> shown) {
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File file = shown.apply(chooser, owner.get());
        if (file == null) {
            return Optional.empty();
        }
        folder = file.getAbsoluteFile().getParentFile();
        return Optional.of(file.toPath());
    }

    @Override
    public void reveal(Path file) {
        documents.accept(file.toUri().toString());
    }
}
