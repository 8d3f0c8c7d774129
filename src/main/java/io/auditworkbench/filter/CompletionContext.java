package io.auditworkbench.filter;

import java.util.List;
import java.util.Optional;

/// What can stand at a caret.
///
/// - **Shape**: `replaced` is the part of the text that an accepted candidate takes the place of: the word around the
///   caret, or nothing. `typed` is what that part says before the caret, quotes and escapes resolved.
public sealed interface CompletionContext {

    /// Nothing is written yet.
    record Empty(TextSpan replaced) implements CompletionContext {}

    /// A term begins here, or a name or word is being written.
    ///
    /// - **Shape**: `parts` are those of a dotted name, the last one unfinished; `operator` is what follows directly
    ///   behind the name, without length when nothing does.
    record Name(TextSpan replaced, String typed, List<String> parts, TextSpan operator, Surroundings surroundings)
            implements CompletionContext {
        public Name {
            parts = List.copyOf(parts);
        }
    }

    /// The caret stands inside the operator of a field.
    record Operators(TextSpan replaced, FieldName field) implements CompletionContext {}

    /// A value of a field. `ending` closes what was opened for it: `)` inside `same:actor(`, else nothing.
    record Value(TextSpan replaced, FieldName field, Operator operator, String typed, String ending)
            implements CompletionContext {}

    /// What a column became, behind `state->`; `*` is any state.
    record NextState(TextSpan replaced, ColumnName column, String state, String typed) implements CompletionContext {}

    /// The field to sort by.
    record SortKey(TextSpan replaced, List<String> parts) implements CompletionContext {
        public SortKey {
            parts = List.copyOf(parts);
        }
    }

    /// Nothing can be said.
    record Nothing() implements CompletionContext {}

    /// What stands around a name.
    ///
    /// - **Shape**: `separator` is the space that keeps an inserted term from the next one, or nothing.
    record Surroundings(Before before, Optional<Character> negation, String separator) {

        /// What stands before.
        public enum Before {
            /// Nothing, an opening bracket or a keyword.
            BEGINNING,
            /// A term.
            TERM
        }
    }
}
