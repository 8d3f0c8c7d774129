package io.auditworkbench.masking;

import io.auditworkbench.masking.SqlScanner.Backslash;
import io.auditworkbench.masking.SqlScanner.Token;
import java.util.List;

/// The text of a statement without its values: every literal is a `?`, every comment empty.
///
/// - **Shape**: names, keywords and white space stay. Where it depends on the server's mode which part of the text is a
///   literal, everything from there on is one `?`. Hiding twice changes nothing.
/// - **Threading**: stateless.
public final class StatementLiterals {

    private static final String HIDDEN = "?";
    private static final String COMMENT = "/* ? */";

    private StatementLiterals() {}

    /// See the class.
    public static String hidden(String statement) {
        List<Token> tokens = SqlScanner.tokens(statement, Backslash.ESCAPES);
        String hidden = hidden(tokens);
        int backslash = statement.indexOf('\\');
        if (backslash < 0 || hidden.equals(hidden(SqlScanner.tokens(statement, Backslash.IS_ORDINARY)))) {
            return hidden;
        }
        return hidden(tokens.stream().filter(token -> token.end() <= backslash).toList()) + HIDDEN;
    }

    /// Whether it cannot be told, without the server's mode, where the literals of a statement end.
    static boolean isAmbiguous(String statement) {
        return statement.indexOf('\\') >= 0
                && !hidden(SqlScanner.tokens(statement, Backslash.ESCAPES))
                        .equals(hidden(SqlScanner.tokens(statement, Backslash.IS_ORDINARY)));
    }

    private static String hidden(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            text.append(
                    switch (token.kind()) {
                        case STRING, NUMBER, BROKEN -> HIDDEN;
                        case COMMENT -> COMMENT;
                        case WORD, QUOTED_NAME, SPACE, SYMBOL -> token.text();
                    });
        }
        return text.toString();
    }
}
