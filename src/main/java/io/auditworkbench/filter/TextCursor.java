package io.auditworkbench.filter;

/// A place in the filter text that moves forward.
final class TextCursor {

    private final String text;
    private int position;

    TextCursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position >= text.length();
    }

    /// The next character; a space at the end.
    char peek() {
        return isAtEnd() ? ' ' : text.charAt(position);
    }

    boolean isAt(String expected) {
        return text.startsWith(expected, position);
    }

    boolean isAtSpace() {
        return isSpace(peek());
    }

    /// True where no value goes on: space, end, `)`, `&&`, `||`.
    boolean isAtBoundary() {
        return isAtSpace() || peek() == ')' || isAt("&&") || isAt("||");
    }

    void moveTo(int offset) {
        position = offset;
    }

    void advance(int length) {
        position = Math.min(text.length(), position + length);
    }

    void skipSpace() {
        while (!isAtEnd() && isAtSpace()) {
            position++;
        }
    }

    TextSpan from(int start) {
        return new TextSpan(start, position);
    }

    /// True when the stretch ends where the text ends, so that it may still be typed on.
    boolean touchesEnd(TextSpan span) {
        return span.end() == text.length();
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
