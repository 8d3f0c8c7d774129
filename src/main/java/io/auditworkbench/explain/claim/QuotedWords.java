package io.auditworkbench.explain.claim;

import java.util.regex.Pattern;

/// What stands between quotation marks once the facts are taken out.
///
/// - **Threading**: stateless.
final class QuotedWords {

    private static final Pattern LEFT = Pattern.compile("[\"“„«][^\"“”„«»]*[\\p{L}\\p{N}][^\"“”„«»]*[\"”“»]");

    private QuotedWords() {}

    /// Whether anything that is quoted is none of the facts.
    static boolean areLeft(String rest) {
        return LEFT.matcher(rest).find();
    }
}
