package io.auditworkbench.desktop.sql;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Offers names of views, tables and columns by Ctrl+Space; the only one that fits is written at once.
///
/// - **Threading**: the JavaFX thread.
final class SqlCompletion {

    private final TextArea editor;
    private final Function<String, List<String>> names;
    private final ContextMenu menu = new ContextMenu();

    SqlCompletion(TextArea editor, Function<String, List<String>> names) {
        this.editor = editor;
        this.names = names;
    }

    void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            event.consume();
            offer();
        }
    }

    private void offer() {
        String prefix = prefix(editor.getText(), editor.getCaretPosition());
        List<String> found = names.apply(prefix);
        menu.hide();
        if (found.size() == 1) {
            write(prefix, found.getFirst());
        } else if (!found.isEmpty()) {
            menu.getItems()
                    .setAll(found.stream().map(name -> item(prefix, name)).toList());
            // where the caret stands, as input methods are told it
            Point2D caret = editor.getInputMethodRequests().getTextLocation(0);
            menu.show(editor, caret.getX(), caret.getY());
        }
    }

    private MenuItem item(String prefix, String name) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> write(prefix, name));
        return item;
    }

    private void write(String prefix, String name) {
        int caret = editor.getCaretPosition();
        editor.replaceText(caret - prefix.length(), caret, name);
    }

    /// The part of a name before the caret.
    static String prefix(String text, int caret) {
        int from = caret;
        while (from > 0 && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '_')) {
            from--;
        }
        return text.substring(from, caret);
    }
}
