package io.auditworkbench.filter;

import java.util.Objects;

/// One text that could stand at the caret.
///
/// - **Shape**: `inserted` takes the place of `replaced`, which can be empty. `sentence` tells a person what it means;
///   it is short, on one line and harmless to print.
/// - **Units**: offsets are UTF-16 units into the filter text.
public record CompletionCandidate(Kind kind, TextSpan replaced, String inserted, String sentence) {

    /// What is offered.
    public enum Kind {
        /// A whole filter: used lately, saved, or worth a try.
        FILTER,
        /// A field or a column.
        FIELD,
        /// What stands between a field and its value; also `->`, and the opening of `same:actor(`.
        OPERATOR,
        /// A value.
        VALUE,
        /// A pattern.
        GLOB,
        /// What a value became, behind `->`.
        STATE,
        /// `and`, `or`, `not`, and what is said to the whole filter.
        KEYWORD
    }

    public CompletionCandidate {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(replaced, "replaced");
        sentence = Quotation.harmless(sentence);
    }

    static CompletionCandidate value(TextSpan replaced, String inserted, String sentence) {
        return new CompletionCandidate(Kind.VALUE, replaced, inserted, sentence);
    }

    /// The filter text after this was accepted.
    public String in(String text) {
        return text.substring(0, replaced.start()) + inserted + text.substring(replaced.end());
    }

    /// Where the caret stands after this was accepted.
    public int caret() {
        return replaced.start() + inserted.length();
    }
}
