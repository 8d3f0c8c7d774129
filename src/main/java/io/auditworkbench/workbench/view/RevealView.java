package io.auditworkbench.workbench.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sealed values of one event, opened.
///
/// - **Shape**: `event` is an id such as `E12`.
public record RevealView(String event, List<Column> columns) {

    public RevealView {
        columns = List.copyOf(columns);
    }

    /// A column that was sealed.
    ///
    /// - **Shape**: `name` is `schema.table.column`; `before` and `after` are null where there was no value: no row, or
    ///   `NULL`. Equal texts where the change left the value as it was.
    public record Column(
            String name, @Nullable String before, @Nullable String after) {
        /// Says nothing of the values, so that they reach no log by accident.
        @Override
        public String toString() {
            return "Column[" + name + "]";
        }
    }
}
