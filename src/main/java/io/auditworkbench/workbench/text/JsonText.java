package io.auditworkbench.workbench.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Spells a tree of maps, lists, strings, numbers, booleans and nulls as JSON.
///
/// - **Source**: RFC 8259. Written by hand because loading a JSON library costs more than most commands take.
public final class JsonText {

    private final StringBuilder text = new StringBuilder();
    private final boolean isIndented;

    private JsonText(boolean isIndented) {
        this.isIndented = isIndented;
    }

    /// On one line.
    public static String compact(@Nullable Object tree) {
        JsonText json = new JsonText(false);
        json.value(tree, 0);
        return json.text.toString();
    }

    /// Indented by two spaces a level.
    public static String indented(@Nullable Object tree) {
        JsonText json = new JsonText(true);
        json.value(tree, 0);
        return json.text.toString();
    }

    private void value(@Nullable Object tree, int depth) {
        switch (tree) {
            case null -> text.append("null");
            case String string -> quote(string, text);
            case Map<?, ?> map -> object(map, depth);
            case List<?> list -> array(list, depth);
            case Integer number -> text.append(number);
            case Long number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> throw new IllegalArgumentException("no JSON form: " + tree.getClass());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        text.append('{');
        boolean isFirst = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            next(isFirst, depth + 1);
            isFirst = false;
            quote(String.valueOf(entry.getKey()), text);
            text.append(isIndented ? ": " : ":");
            value(entry.getValue(), depth + 1);
        }
        close(map.isEmpty(), depth, '}');
    }

    private void array(List<?> list, int depth) {
        text.append('[');
        boolean isFirst = true;
        for (Object element : list) {
            next(isFirst, depth + 1);
            isFirst = false;
            value(element, depth + 1);
        }
        close(list.isEmpty(), depth, ']');
    }

    private void next(boolean isFirst, int depth) {
        if (!isFirst) {
            text.append(',');
        }
        line(depth);
    }

    private void close(boolean isEmpty, int depth, char bracket) {
        if (!isEmpty) {
            line(depth);
        }
        text.append(bracket);
    }

    private void line(int depth) {
        if (isIndented) {
            text.append('\n').append("  ".repeat(depth));
        }
    }

    /// Appends a string in quotes.
    public static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char next = string.charAt(i);
            switch (next) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (isUnsafe(string, i)) {
                        text.append(String.format("\\u%04x", (int) next));
                    } else {
                        text.append(next);
                    }
                }
            }
        }
        text.append('"');
    }

    /// Control and direction characters, which a screen would obey, and lone surrogates, which UTF-8 cannot hold.
    private static boolean isUnsafe(String string, int index) {
        char next = string.charAt(index);
        if (next < 0x20 || (next >= 0x7F && next < 0xA0) || isDirection(string, index)) {
            return true;
        }
        if (Character.isHighSurrogate(next)) {
            return index + 1 >= string.length() || !Character.isLowSurrogate(string.charAt(index + 1));
        }
        return Character.isLowSurrogate(next) && (index == 0 || !Character.isHighSurrogate(string.charAt(index - 1)));
    }

    /// A character that shows nothing and moves others, in one or two units.
    private static boolean isDirection(String string, int index) {
        boolean isSecond = index > 0
                && Character.isLowSurrogate(string.charAt(index))
                && Character.isHighSurrogate(string.charAt(index - 1));
        return Character.getType(string.codePointAt(isSecond ? index - 1 : index)) == Character.FORMAT;
    }
}
