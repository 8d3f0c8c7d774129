package io.auditworkbench.filter;

import java.util.Optional;

/// A column as a filter names it.
///
/// - **Shape**: names as typed; they are compared without letter case. A `schema` comes only together with a `table`.
public record ColumnName(Side side, Optional<String> schema, Optional<String> table, String name) {

    public ColumnName {
        if (name.isEmpty() || (schema.isPresent() && table.isEmpty())) {
            throw new IllegalArgumentException("not a column name");
        }
    }

    /// A column of any table on any side.
    public static ColumnName of(String name) {
        return of(Side.ANY, name);
    }

    /// A column of any table.
    public static ColumnName of(Side side, String name) {
        return new ColumnName(side, Optional.empty(), Optional.empty(), name);
    }

    /// Which value of the column is meant.
    public enum Side {
        /// The value before or the value after: true if it holds for one of them.
        ANY(""),
        /// The value before.
        OLD("old"),
        /// The value after.
        NEW("new"),
        /// The value after minus the value before, for numbers.
        DELTA("delta");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        /// The prefix in filter text; empty for [#ANY].
        public String word() {
            return word;
        }
    }
}
