package io.auditworkbench.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement's text as its words are looked for: without comments, and without what stands in single quotes.
///
/// - **Source**: MySQL Reference Manual, *Comments* and *String Literals*: what stands in `/*! … */` is run.
public final class StatementText {

    private static final Pattern PIECES = Pattern.compile(
            // names and double-quoted texts or names, as they are
            "(`(?:[^`]|``)*+`|\"(?:[^\"\\\\]|\"\"|\\\\.)*+\")"
                    + "|('(?:[^'\\\\]|''|\\\\.)*+(?:'|\\z))"
                    + "|/\\*M?!\\d*|\\*/|/\\*.*?(?:\\*/|\\z)|--(?=\\s|\\z)[^\\n]*|#[^\\n]*",
            Pattern.DOTALL);

    private StatementText() {}

    /// The words; a comment is a space, and a text in single quotes is empty.
    public static String bare(String statement) {
        Matcher piece = PIECES.matcher(statement);
        StringBuilder bare = new StringBuilder(statement.length());
        while (piece.find()) {
            String kept = piece.group(1) != null ? piece.group(1) : piece.group(2) != null ? "''" : " ";
            piece.appendReplacement(bare, Matcher.quoteReplacement(kept));
        }
        return piece.appendTail(bare).toString();
    }
}
