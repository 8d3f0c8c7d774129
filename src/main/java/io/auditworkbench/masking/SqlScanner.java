package io.auditworkbench.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts a MySQL statement into tokens, exact about where literals and comments begin and end.
///
/// - **Shape**: the tokens are the whole text, in order. What is in doubt is a literal: a word that begins with a
///   digit, a text in double quotes (an identifier under `ANSI_QUOTES`). The content of an executable comment
///   (`/*! … */`) is code.
/// - **Threading**: one thread.
/// - **Source**: MySQL Reference Manual 8.4, *Literal Values*, *Comments*, *Schema Object Names*.
final class SqlScanner {

    /// What a backslash in a string means: it depends on `NO_BACKSLASH_ESCAPES`, which a statement does not tell.
    enum Backslash {
        ESCAPES,
        IS_ORDINARY
    }

    /// What a token is.
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        COMMENT,
        SPACE,
        SYMBOL,
        /// A name in backquotes that has no end.
        BROKEN
    }

    /// A piece of the text, `end` exclusive.
    record Token(Kind kind, String text, int start, int end) {

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        boolean isSymbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isLiteral() {
            return kind == Kind.STRING || kind == Kind.NUMBER;
        }

        /// Whether it is code.
        boolean isSignificant() {
            return kind != Kind.SPACE && kind != Kind.COMMENT;
        }
    }

    private static final Set<String> PREFIXES = Set.of("n", "x", "b");

    private final String text;
    private final Backslash backslash;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlScanner(String text, Backslash backslash) {
        this.text = text;
        this.backslash = backslash;
    }

    static List<Token> tokens(String text, Backslash backslash) {
        SqlScanner scanner = new SqlScanner(text, backslash);
        while (scanner.at < text.length()) {
            scanner.next();
        }
        return scanner.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            int end = at;
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            add(Kind.SPACE, end);
        } else if (c == '\'' || c == '"') {
            add(Kind.STRING, endOfString(at));
        } else if (c == '`') {
            backquoted();
        } else if (isComment()) {
            add(Kind.COMMENT, endOfComment());
        } else if (isDigit(at) || (c == '.' && isDigit(at + 1) && !followsName())) {
            add(Kind.NUMBER, endOfNumber());
        } else if (isNamePart(c)) {
            word();
        } else {
            symbol();
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at, end));
        at = end;
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private boolean isDigit(int index) {
        return charAt(index) >= '0' && charAt(index) <= '9';
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }

    private boolean followsName() {
        return !tokens.isEmpty()
                && (tokens.getLast().kind() == Kind.WORD || tokens.getLast().kind() == Kind.QUOTED_NAME);
    }

    private int endOfString(int start) {
        char quote = text.charAt(start);
        int end = start + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '\\' && backslash == Backslash.ESCAPES) {
                end += 2;
            } else if (c == quote && charAt(end + 1) == quote) {
                end += 2;
            } else if (c == quote) {
                return end + 1;
            } else {
                end++;
            }
        }
        return text.length();
    }

    private void backquoted() {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) != '`') {
                end++;
            } else if (charAt(end + 1) == '`') {
                end += 2;
            } else {
                add(Kind.QUOTED_NAME, end + 1);
                return;
            }
        }
        add(Kind.BROKEN, text.length());
    }

    private boolean isComment() {
        char c = text.charAt(at);
        if (c == '#') {
            return true;
        }
        if (c == '-') {
            return charAt(at + 1) == '-' && (at + 2 >= text.length() || text.charAt(at + 2) <= ' ');
        }
        return c == '/' && charAt(at + 1) == '*' && !isExecutable();
    }

    private boolean isExecutable() {
        return charAt(at + 2) == '!' || (charAt(at + 2) == 'M' && charAt(at + 3) == '!');
    }

    private int endOfComment() {
        boolean isBlock = text.charAt(at) == '/';
        int end = isBlock ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
        if (end < 0) {
            return text.length();
        }
        return isBlock ? end + 2 : end;
    }

    /// Everything that can be part of a number, or of a name that begins with a digit.
    private int endOfNumber() {
        int end = at;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean isExponent = (c == '+' || c == '-')
                    && end > at
                    && (text.charAt(end - 1) == 'e' || text.charAt(end - 1) == 'E')
                    && isDigit(end + 1)
                    && !text.startsWith("0x", at);
            if (!isNamePart(c) && c != '.' && !isExponent) {
                break;
            }
            end++;
        }
        return end;
    }

    private void word() {
        int end = at;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        if (charAt(end) == '\'' && PREFIXES.contains(word.toLowerCase(Locale.ROOT))) {
            add(Kind.STRING, endOfString(end));
        } else if (word.matches("\\$[A-Za-z_]*\\$.*")) {
            add(Kind.STRING, endOfDollars(word.substring(0, word.indexOf('$', 1) + 1)));
        } else {
            add(Kind.WORD, end);
        }
    }

    /// `$tag$ … $tag$`, the string of routines.
    private int endOfDollars(String tag) {
        int end = text.indexOf(tag, at + tag.length());
        return end < 0 ? text.length() : end + tag.length();
    }

    private void symbol() {
        if (text.startsWith("/*", at)) {
            int end = text.indexOf('!', at) + 1;
            while (isDigit(end)) {
                end++;
            }
            add(Kind.SYMBOL, end);
        } else if (text.startsWith("*/", at)) {
            add(Kind.SYMBOL, at + 2);
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }
}
