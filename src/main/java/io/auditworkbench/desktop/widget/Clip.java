package io.auditworkbench.desktop.widget;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts texts on the clipboard, and says so.
///
/// - **Threading**: the JavaFX thread.
public final class Clip {

    private static final int LONGEST_SHOWN = 200;

    private Clip() {}

    /// Copies a text.
    public static void copy(ScreenKit kit, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        kit.context().notices().done(kit.text("shell.copied"), beginning(text));
    }

    /// Enough to know it again.
    private static String beginning(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
