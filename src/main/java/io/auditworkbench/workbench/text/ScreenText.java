package io.auditworkbench.workbench.text;

/// Measures and tames text for a grid of characters.
///
/// - **Source**: Unicode Standard Annex #11 (East Asian Width), in ranges wide enough for a table; control characters
///   are spelled out so that a captured value can neither break a line nor steer the screen.
public final class ScreenText {

    private static final int[][] STEERING = {
        {0x7F, 0x9F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}
    };

    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private ScreenText() {}

    /// The text with control and direction characters spelled out.
    public static String tame(String text) {
        StringBuilder tame = null;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (!isWild(next)) {
                if (tame != null) {
                    tame.append(next);
                }
                continue;
            }
            if (tame == null) {
                tame = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            tame.append(spelled(next));
        }
        return tame == null ? text : tame.toString();
    }

    private static boolean isWild(char next) {
        return next < 0x20 || isWithin(next, STEERING);
    }

    private static String spelled(char wild) {
        return switch (wild) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> wild < 0x100 ? String.format("\\x%02X", (int) wild) : String.format("\\u%04X", (int) wild);
        };
    }

    /// How many cells the text takes.
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
        }
        return width;
    }

    private static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWithin(point, WIDE) ? 2 : 1;
    }

    private static boolean isWithin(int point, int[][] ranges) {
        for (int[] range : ranges) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }

    /// The beginning of the text in at most `cells` cells, with `…` where something was left out.
    public static String cut(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (used + width(point) > cells - 1) {
                break;
            }
            used += width(point);
            end += Character.charCount(point);
        }
        return text.substring(0, end) + "…";
    }
}
