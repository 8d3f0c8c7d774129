package io.auditworkbench.desktop.widget;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Which key an act has, and where single letters work.
///
/// A key is written as on its cap, with `Ctrl+`, `Alt+` and `Shift+` before it; Ctrl is the platform's shortcut key.
public final class Keys {

    private Keys() {}

    /// Those of the keys that act also while somebody types; the others write something.
    public static String thatWriteNothing(String keys) {
        return Stream.of(keys.split(" ", -1))
                .filter(key -> key.contains("Ctrl+") || key.contains("Alt+") || key.matches("F[0-9]+"))
                .collect(Collectors.joining(" "));
    }

    /// Whether the event is a key, as written in an act; several keys are divided by a space.
    public static boolean matches(String keys, KeyEvent event) {
        for (String one : keys.split(" ", -1)) {
            if (matchesOne(one, event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesOne(String key, KeyEvent event) {
        boolean isControl = key.contains("Ctrl+");
        boolean isAlt = key.contains("Alt+");
        boolean isShift = key.contains("Shift+");
        String cap = key.replace("Ctrl+", "").replace("Alt+", "").replace("Shift+", "");
        if (event.isShortcutDown() != isControl || event.isAltDown() != isAlt) {
            return false;
        }
        // what a layout needs Shift for (`?`, `=`) is known by its character, not by its cap
        boolean isSign = cap.length() == 1 && !Character.isLetterOrDigit(cap.charAt(0));
        if (isSign) {
            return isSign(cap, event);
        }
        return event.isShiftDown() == isShift && event.getCode() == code(cap);
    }

    private static boolean isSign(String cap, KeyEvent event) {
        KeyCode code = event.getCode();
        return switch (cap) {
            case "?" -> (code == KeyCode.SLASH && event.isShiftDown()) || "?".equals(event.getText());
            case "/" ->
                (!event.isShiftDown() && (code == KeyCode.SLASH || code == KeyCode.DIVIDE))
                        || "/".equals(event.getText());
            case "=" -> code == KeyCode.EQUALS && !event.isShiftDown();
            case "+" -> code == KeyCode.PLUS || code == KeyCode.ADD || (code == KeyCode.EQUALS && event.isShiftDown());
            case "-" -> code == KeyCode.MINUS || code == KeyCode.SUBTRACT;
            case "\\" -> code == KeyCode.BACK_SLASH;
            case "," -> code == KeyCode.COMMA && !event.isShiftDown();
            case "." -> code == KeyCode.PERIOD && !event.isShiftDown();
            case "[" -> code == KeyCode.OPEN_BRACKET || "[".equals(event.getText());
            case "]" -> code == KeyCode.CLOSE_BRACKET || "]".equals(event.getText());
            default -> cap.equals(event.getText());
        };
    }

    private static KeyCode code(String cap) {
        return switch (cap) {
            case "Esc" -> KeyCode.ESCAPE;
            case "Enter" -> KeyCode.ENTER;
            case "Space" -> KeyCode.SPACE;
            case "Left" -> KeyCode.LEFT;
            case "Right" -> KeyCode.RIGHT;
            case "Up" -> KeyCode.UP;
            case "Down" -> KeyCode.DOWN;
            case "Home" -> KeyCode.HOME;
            case "End" -> KeyCode.END;
            case "PgUp" -> KeyCode.PAGE_UP;
            case "PgDn" -> KeyCode.PAGE_DOWN;
            default -> coded(cap);
        };
    }

    private static KeyCode coded(String cap) {
        KeyCode code = KeyCode.getKeyCode(cap.toUpperCase(Locale.ROOT));
        if (code == null) {
            throw new IllegalArgumentException("no key is called " + cap);
        }
        return code;
    }

    /// Whether single letters are acts while this node has the focus: in lists, tables and drawings.
    public static boolean takesLetters(Node focused) {
        return focused instanceof TableView
                || focused instanceof TreeTableView
                || focused instanceof ListView
                || focused instanceof TreeView
                || focused instanceof Canvas
                || (focused != null && focused.getProperties().containsKey(LETTERS));
    }

    /// Makes single letters act while the node has the focus.
    public static void takeLetters(Node node) {
        node.getProperties().put(LETTERS, true);
    }

    /// Makes a button a line of a list: letters act while it has the focus, and Enter opens it as Space does.
    public static void takeLine(Button line) {
        takeLetters(line);
        line.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                line.fire();
                event.consume();
            }
        });
    }

    private static final String LETTERS = "audit-workbench.letters";
}
