package io.auditworkbench.workbench;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.normalise.RowKeys;
import java.util.IdentityHashMap;
import java.util.List;

/// Remembers the last image of many rows by a digest, in a table of fixed size: a later row may take an earlier one's
/// place.
///
/// What it says is a suspicion or its absence, never a proof: both key and image are shortened to 32 bits.
///
/// - **Threading**: one thread.
final class RowDigests {

    /// Two million rows in 16 MiB.
    private static final int PLACES = 1 << 21;
    private static final long LOW = 0xFFFF_FFFFL;
    /// A deleted row; no image is digested to this.
    private static final long NO_ROW = 1;

    private final long[] places = new long[PLACES];
    private final IdentityHashMap<TableSchema, TableSchema> keyless = new IdentityHashMap<>();

    /// Whether the row is remembered as having had this image; false also when nothing is remembered.
    boolean has(RowKey row, TableSchema table, RowImage image) {
        return places[place(row)] == entry(row, digest(table, image));
    }

    void put(RowKey row, TableSchema table, RowImage image) {
        places[place(row)] = isWhole(image) ? entry(row, digest(table, image)) : 0;
    }

    void removed(RowKey row) {
        places[place(row)] = entry(row, NO_ROW);
    }

    /// Whether the row is remembered as being there.
    boolean isThere(RowKey row) {
        long entry = places[place(row)];
        return entry >>> 32 == row.hash() >>> 32 && entry != 0 && (entry & LOW) != NO_ROW;
    }

    static boolean isWhole(RowImage image) {
        return image.values().stream().noneMatch(ColumnValue.Absent.class::isInstance);
    }

    private static int place(RowKey row) {
        return (int) row.hash() & (PLACES - 1);
    }

    private static long entry(RowKey row, long digest) {
        return (row.hash() & ~LOW) | digest;
    }

    /// All columns, not only those of the key.
    private long digest(TableSchema table, RowImage image) {
        TableSchema all =
                keyless.computeIfAbsent(table, known -> new TableSchema(known.name(), known.columns(), List.of()));
        return Math.max(NO_ROW + 1, RowKeys.of(all, image).hash() & LOW);
    }
}
