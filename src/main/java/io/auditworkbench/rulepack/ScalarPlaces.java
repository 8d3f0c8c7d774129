package io.auditworkbench.rulepack;

import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/// Where the characters of a YAML text stand in the file.
///
/// - **Shape**: exact for texts without blank lines inside; where lines are folded around blank ones it points near.
///   Escapes count as what they are written with.
record ScalarPlaces(List<String> lines, Place start, ScalarStyle style) {

    boolean isPlain() {
        return style == ScalarStyle.PLAIN;
    }

    Place of(int offset) {
        return switch (style) {
            case LITERAL, FOLDED -> inBlock(offset);
            case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> inFlow(offset);
        };
    }

    private Place inBlock(int offset) {
        int line = start.line() + 1;
        int indent = -1;
        int left = offset;
        while (line <= lines.size()) {
            String text = lines.get(line - 1);
            if (indent < 0 && !text.isBlank()) {
                indent = indentOf(text);
            }
            int length = Math.max(0, text.length() - Math.max(0, indent));
            if (left <= length) {
                return new Place(line, characters(text, Math.max(0, indent) + left) + 1);
            }
            left -= length + 1;
            line++;
        }
        return start;
    }

    private Place inFlow(int offset) {
        int line = start.line();
        String text = lines.get(line - 1);
        int at = text.offsetByCodePoints(0, Math.min(start.column() - 1, text.codePointCount(0, text.length())));
        at += isPlain() ? 0 : 1;
        int left = offset;
        while (left > 0) {
            if (at >= text.stripTrailing().length()) {
                if (line >= lines.size()) {
                    return start;
                }
                line++;
                text = lines.get(line - 1);
                at = indentOf(text);
                left--;
            } else {
                int width = width(text, at);
                left -= style == ScalarStyle.DOUBLE_QUOTED && text.startsWith("\\U", at) ? 2 : 1;
                at += width;
            }
        }
        return new Place(line, characters(text, at) + 1);
    }

    /// How many characters of the file stand for one of the text.
    private int width(String text, int at) {
        if (style == ScalarStyle.SINGLE_QUOTED && text.startsWith("''", at)) {
            return 2;
        }
        if (style != ScalarStyle.DOUBLE_QUOTED || text.charAt(at) != '\\') {
            return 1;
        }
        int width = switch (at + 1 < text.length() ? text.charAt(at + 1) : ' ') {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
        return Math.min(width, text.length() - at);
    }

    private static int characters(String text, int units) {
        return text.codePointCount(0, Math.min(units, text.length()));
    }

    private static int indentOf(String text) {
        return text.length() - text.stripLeading().length();
    }
}
