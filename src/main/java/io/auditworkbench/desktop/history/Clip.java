package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.widget.ScreenKit;
import java.nio.file.Files;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Takes a text elsewhere: into the clipboard, or into a file. Nothing of it is ever run.
final class Clip {

    private Clip() {}

    static void copy(String text, ScreenKit kit) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        kit.context().notices().done(kit.text("history.copied"), "");
    }

    static void save(String text, ScreenKit kit) {
        kit.files()
                .save(kit.text("history.save.title"), "undo.sql")
                .ifPresent(file -> kit.context()
                        .work()
                        .run(
                                _ -> Files.writeString(file, text),
                                written -> kit.context().notices().done(kit.text("history.saved", written), ""),
                                kit.context().notices()::problem));
    }
}
