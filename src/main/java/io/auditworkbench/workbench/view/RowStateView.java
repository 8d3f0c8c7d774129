package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as it was at a moment.
///
/// - **Shape**: `columns` hold the row on their `after` side, empty unless it existed; `version` is the one in force,
///   null when nothing is known; `ending` is a sentence about the statement
///   that ended it, or brought it with another table, without an event of the row, else empty; `at` is null for "as of
///   the last event".
public record RowStateView(
        RowAddress row,
        @Nullable Instant at,
        Presence presence,
        List<ColumnView> columns,
        @Nullable RowVersionView version,
        String ending,
        CoverageView coverage) {

    /// Whether the row existed then.
    public enum Presence {
        EXISTED,
        DELETED,
        /// Its key or its table's name was changed; it went on under another.
        MOVED,
        /// It had not been inserted yet.
        NOT_YET,
        /// A statement removed or exchanged rows of its table and named none, or gave its table's name to another whose
        /// rows are not in the record: whether it was there is not known.
        UNCERTAIN,
        /// Nothing was captured of it until then.
        UNKNOWN
    }

    public RowStateView {
        columns = List.copyOf(columns);
    }
}
