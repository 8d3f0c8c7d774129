package io.auditworkbench.filter;

/// Quotes foreign text inside messages: short, on one line, and without characters that act on a terminal.
final class Quotation {

    private static final int LONGEST = 40;

    private Quotation() {}

    /// `"text"`, shortened in the middle of long text and harmless to print.
    static String of(String text) {
        int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        return "\"" + harmless(text.substring(0, end)) + (end < text.length() ? "…" : "") + "\"";
    }

    /// The text with one `·` for each character that is not printed as itself.
    static String harmless(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmless(c) ? c : '·').forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /// False for characters that are invisible, break the line or steer the output.
    static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
