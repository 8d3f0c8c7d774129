package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;

/// Reads quoted text: `"…"` with escapes, `'…'` raw, and names in backquotes.
///
/// - **Shape**: inside double quotes a backslash before a double quote, a backslash, `n`, or `u` with four hexadecimal
/// digits is an
///   escape; any other backslash is an ordinary character, so that regular expressions read as they are. In backquotes
/// a doubled
///   backquote is one.
final class StringScanner {

    private final TextCursor cursor;
    private final ProblemList problems;

    StringScanner(TextCursor cursor, ProblemList problems) {
        this.cursor = cursor;
        this.problems = problems;
    }

    /// Reads the string at the cursor and appends what it says; false when it is not closed.
    boolean read(StringBuilder content) {
        int start = cursor.position();
        char quote = cursor.peek();
        cursor.advance(1);
        boolean isClosed = switch (quote) {
            case '"' -> readEscaped(content);
            case '`' -> readName(content);
            default -> readRaw(content, quote);
        };
        if (!isClosed) {
            problems.unfinished(cursor.from(start), "the closing " + quote + " is still to come");
        }
        return isClosed;
    }

    private boolean readRaw(StringBuilder content, char quote) {
        int end = cursor.text().indexOf(quote, cursor.position());
        int stop = end < 0 ? cursor.text().length() : end;
        content.append(cursor.text(), cursor.position(), stop);
        cursor.moveTo(stop);
        cursor.advance(1);
        return end >= 0;
    }

    private boolean readName(StringBuilder content) {
        while (readRaw(content, '`')) {
            if (cursor.isAtEnd() || cursor.peek() != '`') {
                return true;
            }
            content.append('`');
            cursor.advance(1);
        }
        return false;
    }

    private boolean readEscaped(StringBuilder content) {
        while (!cursor.isAtEnd()) {
            char c = cursor.peek();
            if (c == '"') {
                cursor.advance(1);
                return true;
            }
            if (c == '\\') {
                readEscape(content);
            } else {
                content.append(c);
                cursor.advance(1);
            }
        }
        return false;
    }

    private void readEscape(StringBuilder content) {
        int start = cursor.position();
        cursor.advance(1);
        char c = cursor.peek();
        switch (c) {
            case '"', '\\' -> content.append(c);
            case 'n' -> content.append('\n');
            case 'u' -> {
                readUnicode(content, start);
                return;
            }
            default -> {
                content.append('\\');
                return;
            }
        }
        cursor.advance(1);
    }

    private void readUnicode(StringBuilder content, int start) {
        int end = cursor.position() + 5;
        String text = cursor.text();
        int value = end > text.length() ? -1 : hexadecimal(text, cursor.position() + 1, end);
        if (value >= 0) {
            content.append((char) value);
            cursor.moveTo(end);
            return;
        }
        if (!isHexadecimalToTheEnd(cursor.position() + 1)) {
            TextSpan span = new TextSpan(start, Math.min(end, text.length()));
            problems.add(
                    Code.BAD_ESCAPE,
                    span,
                    "u behind a backslash needs four hexadecimal digits; double the backslash to write one");
        }
        content.append('\\');
    }

    private boolean isHexadecimalToTheEnd(int start) {
        return cursor.text().length() - start < 4
                && hexadecimal(cursor.text(), start, cursor.text().length()) >= 0;
    }

    private static int hexadecimal(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
