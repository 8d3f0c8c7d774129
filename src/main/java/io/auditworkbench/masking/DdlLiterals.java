package io.auditworkbench.masking;

import io.auditworkbench.masking.SqlScanner.Backslash;
import io.auditworkbench.masking.SqlScanner.Kind;
import io.auditworkbench.masking.SqlScanner.Token;
import java.util.List;
import java.util.Set;

/// The text of a schema statement without values: defaults, comments, and every other string but the labels of `ENUM`
/// and `SET`, which tell what stored numbers mean.
///
/// - **Threading**: one thread for each call.
final class DdlLiterals {

    /// What the text is for.
    enum Purpose {
        /// Literals become `?`.
        TO_BE_SHOWN,
        /// Defaults are left out and strings are empty, so that a parser still reads it.
        TO_BE_PARSED
    }

    private static final Set<String> LABELLED = Set.of("enum", "set");
    private static final Set<String> NAMING = Set.of("charset", "set", "collate", "engine");

    private final List<Token> tokens;
    private final Purpose purpose;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private DdlLiterals(List<Token> tokens, Purpose purpose) {
        this.tokens = tokens;
        this.purpose = purpose;
    }

    static String hidden(String ddl, Purpose purpose) {
        if (StatementLiterals.isAmbiguous(ddl)) {
            return purpose == Purpose.TO_BE_SHOWN ? StatementLiterals.hidden(ddl) : "";
        }
        return new DdlLiterals(SqlScanner.tokens(ddl, Backslash.ESCAPES), purpose).hidden();
    }

    private String hidden() {
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.kind() == Kind.WORD
                    && LABELLED.contains(lower(token))
                    && significant(1).isSymbol("(")) {
                copyThrough(closing(index(1)));
            } else if (token.isWord("set") && significant(1).isWord("default") && isValue(2)) {
                hideSetDefault();
            } else if (token.isWord("default") && isValue(1)) {
                hideDefault();
            } else {
                hide(token);
                at++;
            }
        }
        return text.toString();
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(java.util.Locale.ROOT);
    }

    private void hide(Token token) {
        boolean isShown = purpose == Purpose.TO_BE_SHOWN;
        text.append(
                switch (token.kind()) {
                    case STRING -> isName() ? token.text() : isShown ? "?" : "''";
                    case BROKEN -> isShown ? "?" : "``";
                    case COMMENT -> isShown ? "/* ? */" : " ";
                    case WORD, QUOTED_NAME, NUMBER, SPACE, SYMBOL -> token.text();
                });
    }

    /// A character set, collation or engine may be written as a string.
    private boolean isName() {
        int before = previous(at);
        if (before >= 0 && tokens.get(before).isSymbol("=")) {
            before = previous(before);
        }
        return before >= 0
                && tokens.get(before).kind() == Kind.WORD
                && NAMING.contains(lower(tokens.get(before)))
                && tokens.get(at).text().matches("['\"][A-Za-z0-9_]{1,40}['\"]");
    }

    private int previous(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (tokens.get(i).isSignificant()) {
                return i;
            }
        }
        return -1;
    }

    /// The index of the token of code that is `distance` after this one; the number of tokens when there is none.
    private int index(int distance) {
        int left = distance;
        for (int i = at + 1; i < tokens.size(); i++) {
            if (tokens.get(i).isSignificant() && --left == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    private Token significant(int distance) {
        int index = index(distance);
        return index < tokens.size() ? tokens.get(index) : new Token(Kind.SYMBOL, "", 0, 0);
    }

    /// Whether a literal, signed, typed or in brackets, stands at `distance`.
    private boolean isValue(int distance) {
        Token first = significant(distance);
        return first.isLiteral()
                || first.isSymbol("(")
                || ((first.isSymbol("-") || first.isSymbol("+") || first.kind() == Kind.WORD)
                        && significant(distance + 1).isLiteral()
                        && !NAMING.contains(lower(first)));
    }

    private void hideSetDefault() {
        int end = endOfValue(2);
        text.append(purpose == Purpose.TO_BE_SHOWN ? "SET DEFAULT ?" : "DROP DEFAULT");
        at = end;
    }

    private void hideDefault() {
        int end = endOfValue(1);
        text.append(purpose == Purpose.TO_BE_SHOWN ? "DEFAULT ?" : "");
        at = end;
    }

    /// The index after the value at `distance`; strings side by side are one.
    private int endOfValue(int distance) {
        if (significant(distance).isSymbol("(")) {
            return closing(index(distance)) + 1;
        }
        int end = index(significant(distance).isLiteral() ? distance : distance + 1);
        while (true) {
            at = end;
            if (significant(1).kind() != Kind.STRING) {
                return end + 1;
            }
            end = index(1);
        }
    }

    private int closing(int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private void copyThrough(int last) {
        while (at <= last) {
            text.append(tokens.get(at++).text());
        }
    }
}
