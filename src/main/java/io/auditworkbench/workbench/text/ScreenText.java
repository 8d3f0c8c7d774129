package io.auditworkbench.workbench.text;

/// Measures and tames text for a grid of characters.
///
/// - **Source**: Unicode Standard Annex #11 (East Asian Width), in ranges wide enough for a table. Unicode Technical
///   Report #36 on what deceives: what would not show as itself is spelled out (`\u202E`), so that a captured value can
///   neither break a line nor steer the screen, and two values that differ never look the same.
public final class ScreenText {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_VARIATION = 0xFE0F;

    /// Letters, signs and marks by their class that show nothing.
    private static final int[][] BLANK = {
        {0x034F, 0x034F},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x2800, 0x2800},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFFA0, 0xFFA0},
        {0xE0100, 0xE01EF}
    };

    /// As many as any language stacks on a letter; more of them climb into the lines above.
    private static final int MOST_MARKS = 4;

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

    /// The text on one line, with everything spelled out that would not show as itself.
    public static String tame(String text) {
        return tamed(text, "");
    }

    /// The same on as many lines as the text has; tabs stay too.
    public static String tameLines(String text) {
        return tamed(text, "\n\t");
    }

    private static String tamed(String text, String kept) {
        StringBuilder tame = null;
        int marks = MOST_MARKS;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int size = Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            boolean isTame = kept.indexOf(point) >= 0 || (isShown(point) && marks <= MOST_MARKS) || isJoint(text, i);
            if (!isTame && tame == null) {
                tame = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (tame != null) {
                tame.append(isTame ? text.substring(i, i + size) : spelled(point));
            }
            i += size;
        }
        return tame == null ? text : tame.toString();
    }

    /// Whether a character shows as itself, neither as nothing nor as something that happens to others.
    public static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> point == ' ' || point == 0x3000;
            default -> !isWithin(point, BLANK);
        };
    }

    /// A mark is drawn on what is before it, which at the beginning of a text is not its own.
    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /// What makes one picture of two, or a picture of a sign.
    private static boolean isJoint(String text, int index) {
        char at = text.charAt(index);
        if (index == 0 || (at != ZERO_WIDTH_JOINER && at != EMOJI_VARIATION)) {
            return false;
        }
        boolean isAfterPicture = isOfPicture(text.codePointBefore(index));
        return at == EMOJI_VARIATION
                ? isAfterPicture
                : isAfterPicture && index + 1 < text.length() && isOfPicture(text.codePointAt(index + 1));
    }

    private static boolean isOfPicture(int point) {
        return Character.isExtendedPictographic(point) || Character.isEmojiModifier(point) || point == EMOJI_VARIATION;
    }

    private static String spelled(int wild) {
        return switch (wild) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                wild < 0x100
                        ? String.format("\\x%02X", wild)
                        : String.format(wild < 0x10000 ? "\\u%04X" : "\\u{%X}", wild);
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
