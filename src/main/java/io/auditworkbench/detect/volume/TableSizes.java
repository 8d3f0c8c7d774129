package io.auditworkbench.detect.volume;

import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How many rows tables have, counted from their snapshots on.
///
/// - **Threading**: the detector's.
record TableSizes(DetectorMemory memory) {

    /// Counts what a slice brings and takes away.
    void count(ChangeSlice slice) {
        Map<TableName, long[]> changes = new HashMap<>();
        TableName last = null;
        long[] here = new long[2];
        for (ObservedChange change : slice.changes()) {
            int by = step(change.operation());
            if (by == 0) {
                continue;
            }
            if (!change.table().name().equals(last)) {
                last = change.table().name();
                here = changes.computeIfAbsent(last, _ -> new long[2]);
            }
            here[0] += by;
            here[1] |= change.operation() == Operation.SNAPSHOT ? 1 : 0;
        }
        changes.forEach((table, change) -> {
            long[] kept = memory.get(key(table));
            long rows = (kept == null ? 0 : kept[0]) + change[0];
            memory.put(key(table), rows, change[1] | (kept == null ? 0 : kept[1]));
        });
    }

    private static int step(Operation operation) {
        return switch (operation) {
            case INSERT, SNAPSHOT -> 1;
            case DELETE -> -1;
            case UPDATE, DDL, TRUNCATE -> 0;
        };
    }

    /// No row is left.
    void emptied(TableName table) {
        memory.put(key(table), 0, 1);
    }

    /// How many rows it has; empty for a table whose rows were there before the watch and were never read.
    OptionalLong of(TableName table) {
        long[] kept = memory.get(key(table));
        return kept == null || kept[1] == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, kept[0]));
    }

    private static String key(TableName table) {
        return "size/" + table;
    }
}
