package io.auditworkbench.workbench;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Follows rows through a run of changes and keeps, for each, what it was before the first and what it is after the
/// last.
///
/// - **Shape**: changes in order. A row that an update moved to another key stays one row, and one that was deleted and
///   inserted again under the same key too. Of equal rows of a table without a key, any one is taken, because nothing
///   tells them apart.
/// - **Threading**: one thread at a time.
final class NetEffect {

    /// One row: its first image before and its last image after; null where it did not exist.
    static final class Row {
        private final @Nullable RowImage before;
        private final TableSchema tableBefore;
        private @Nullable RowImage after;
        private TableSchema table;
        private RowImage lastImage;
        private final List<Long> sequences = new ArrayList<>();

        private Row(TableSchema table, @Nullable RowImage before, RowImage shown) {
            this.tableBefore = table;
            this.table = table;
            this.before = before;
            this.lastImage = shown;
        }

        /// The last image in which the row existed.
        RowImage lastImage() {
            return lastImage;
        }

        @Nullable
        RowImage before() {
            return before;
        }

        @Nullable
        RowImage after() {
            return after;
        }

        /// The table as it was at the first change.
        TableSchema tableBefore() {
            return tableBefore;
        }

        /// The table as it was at the last change.
        TableSchema table() {
            return table;
        }

        List<Long> sequences() {
            return sequences;
        }
    }

    /// Where a row is: its key, or all its values in a table without one.
    private record Place(TableName table, List<ColumnValue> values) {
        static Place of(TableSchema table, RowImage image) {
            return new Place(
                    table.name(),
                    table.hasKey() ? table.keyColumns().stream().map(image::get).toList() : image.values());
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Map<Place, Deque<Row>> living = new HashMap<>();
    private final Map<Place, Deque<Row>> gone = new HashMap<>();
    private final Set<TableName> emptied = new TreeSet<>();

    /// Takes the next change into account.
    void add(long sequence, TableSchema table, EventBody change) {
        if (change.operation() == Operation.TRUNCATE) {
            truncate(sequence, table.name());
            return;
        }
        RowImage before = change.before();
        RowImage after = change.after();
        RowImage shown = change.shown();
        if (shown == null) {
            return;
        }
        Row row = before != null ? take(living, Place.of(table, before)) : take(gone, Place.of(table, shown));
        if (row == null) {
            row = new Row(table, before, shown);
            rows.add(row);
        }
        row.after = after;
        row.table = table;
        row.lastImage = shown;
        row.sequences.add(sequence);
        (after != null ? living : gone)
                .computeIfAbsent(Place.of(table, shown), _ -> new ArrayDeque<>())
                .add(row);
    }

    private static @Nullable Row take(Map<Place, Deque<Row>> places, Place place) {
        Deque<Row> here = places.get(place);
        return here == null ? null : here.poll();
    }

    /// Rows that were never seen are removed too, but nothing names them.
    private void truncate(long sequence, TableName table) {
        emptied.add(table);
        living.forEach((place, here) -> {
            if (place.table().equals(table)) {
                for (Row row = here.poll(); row != null; row = here.poll()) {
                    row.after = null;
                    row.sequences.add(sequence);
                    gone.computeIfAbsent(place, _ -> new ArrayDeque<>()).add(row);
                }
            }
        });
    }

    /// The rows in the order of their first change.
    List<Row> rows() {
        return List.copyOf(rows);
    }

    /// The tables that were emptied as a whole: rows of theirs that did not change before are not among [#rows()].
    Set<TableName> emptied() {
        return emptied;
    }
}
