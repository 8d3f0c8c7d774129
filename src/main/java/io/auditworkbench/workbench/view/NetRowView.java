package io.auditworkbench.workbench.view;

import java.util.List;
import java.util.Objects;

/// What several changes of one row come to: the first value before and the last value after.
///
/// - **Shape**: `columns` are those that differ in the end; for a row that came or went, all of them. `events` are the
///   sequence numbers of the changes, in order. `row` is where the row is in the end.
public record NetRowView(RowAddress row, Outcome outcome, List<ColumnView> columns, List<Long> events) {

    /// What became of the row.
    public enum Outcome {
        INSERTED,
        UPDATED,
        DELETED,
        /// Changed and changed back.
        UNCHANGED,
        /// Came and went in between.
        TRANSIENT
    }

    public NetRowView {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(outcome, "outcome");
        columns = List.copyOf(columns);
        events = List.copyOf(events);
    }
}
