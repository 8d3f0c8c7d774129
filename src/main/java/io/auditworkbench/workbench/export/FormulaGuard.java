package io.auditworkbench.workbench.export;

/// Keeps text from being taken for a formula by the spreadsheet that opens a file: puts `'` before a text that begins
/// with `=` `+` `-` `@`, a tab, CR or LF, also in their full-width forms, also after spaces, also after a line break
/// inside the text.
///
/// - **Shape**: counts the cells it changed, because it changes data and the file has to say so.
/// - **Threading**: one thread at a time.
/// - **Source**: OWASP, CSV Injection.
public final class FormulaGuard {

    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private long guarded;

    /// The text as it may stand in a cell.
    public String guard(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 1);
        boolean isAtStart = true;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (isAtStart && isDangerous(text, i)) {
                safe.append('\'');
            }
            safe.append(next);
            isAtStart = next == '\n' || (next == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
        }
        if (safe.length() == text.length()) {
            return text;
        }
        guarded++;
        return safe.toString();
    }

    private static boolean isDangerous(String text, int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u00A0')) {
            at++;
        }
        // A line break inside a text begins a new line of its own; only the first character of the text can be one.
        boolean isInner = start > 0;
        return at < text.length()
                && STARTS.indexOf(text.charAt(at)) >= 0
                && !(isInner && (text.charAt(at) == '\n' || text.charAt(at) == '\r'));
    }

    /// How many cells were changed so far.
    public long guarded() {
        return guarded;
    }
}
