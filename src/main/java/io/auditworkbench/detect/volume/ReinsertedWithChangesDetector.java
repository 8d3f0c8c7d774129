package io.auditworkbench.detect.volume;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.RecentKeys;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows that are deleted in bulk and soon inserted again with other values.
///
/// - **Shape**: of each row deleted in bulk it remembers a digest of its values, without times and without who wrote
///   it. Rows that the same transaction inserts again are a reload, and left out.
public final class ReinsertedWithChangesDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "reinserted-with-changes",
            "volume",
            "Deleted and inserted again with other values",
            "Rows that were deleted many at once are inserted again under the same keys, with other values.",
            "rows inserted again",
            List.of(
                    new Parameter("min-deleted", "rows", 10, "so many deleted by one transaction are many"),
                    new Parameter("min-changed", "rows", 3, "so many must come back with other values"),
                    new Parameter("window", "hours", 24, "how soon")));

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int MOST_ROWS = 50_000;

    /// The places of what is remembered of a table.
    private static final int DELETED = 0;
    private static final int CHANGED = 1;
    private static final int SAME = 2;
    private static final int TOLD = 3;

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.nothing();
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        Map<TableName, Map<Long, ObservedChange>> deleted = new LinkedHashMap<>();
        Map<TableName, List<ObservedChange>> inserted = new LinkedHashMap<>();
        for (ObservedChange change : slice.changes()) {
            TableName table = change.table().name();
            if (change.operation() == Operation.DELETE) {
                deleted.computeIfAbsent(table, _ -> new LinkedHashMap<>())
                        .put(change.rowKey().hash(), change);
            } else if (change.operation() == Operation.INSERT) {
                Map<Long, ObservedChange> gone = deleted.get(table);
                if (gone == null || gone.remove(change.rowKey().hash()) == null) {
                    inserted.computeIfAbsent(table, _ -> new ArrayList<>()).add(change);
                }
            }
        }
        double windowMicros = examination.parameter("window") * HOUR_MICROS;
        RecentKeys rows = new RecentKeys(examination.memory(), "row", Math.round(2 * windowMicros), MOST_ROWS);
        inserted.forEach((table, changes) -> comeBack(slice, table, changes, rows, windowMicros, examination));
        deleted.forEach((table, changes) -> {
            if (changes.size() >= examination.parameter("min-deleted")) {
                long now = slice.transaction().commitMicros();
                examination.memory().put("table/" + table, now, 0, 0, 0);
                changes.forEach(
                        (key, change) -> rows.put(key, now, change.seq(), digest(change, change.before()), now));
            }
        });
    }

    private static void comeBack(
            ChangeSlice slice,
            TableName table,
            List<ObservedChange> changes,
            RecentKeys rows,
            double windowMicros,
            Examination examination) {
        long[] known = examination.memory().get("table/" + table);
        long now = slice.transaction().commitMicros();
        if (known == null || now - known[DELETED] > windowMicros) {
            return;
        }
        List<Long> seqs = new ArrayList<>();
        for (ObservedChange change : changes) {
            long[] row = rows.get(change.rowKey().hash());
            if (row == null || now - row[2] > windowMicros) {
                continue;
            }
            examination.looked(1);
            rows.remove(change.rowKey().hash());
            if (row[1] == digest(change, change.after())) {
                known[SAME]++;
            } else {
                known[CHANGED]++;
                seqs.add(row[0]);
                seqs.add(change.seq());
            }
        }
        if (seqs.isEmpty()) {
            return;
        }
        if (known[TOLD] == 0 && known[CHANGED] >= examination.parameter("min-changed")) {
            known[TOLD] = 1;
            raise(slice, table, known, seqs, examination);
        }
        examination.memory().put("table/" + table, known);
    }

    private static long digest(ObservedChange change, @Nullable RowImage image) {
        long digest = 17;
        int columns = image == null ? 0 : image.values().size();
        for (int i = 0; i < columns; i++) {
            ColumnValue value = Objects.requireNonNull(image).get(i);
            boolean isWriter = i < change.table().columns().size()
                    && change.table().columns().get(i).name().endsWith("_by");
            if (!(value instanceof ColumnValue.Temporal) && !isWriter) {
                digest = digest * 31 + Words.hash(value.text());
            }
        }
        return digest;
    }

    private static void raise(
            ChangeSlice slice, TableName table, long[] known, List<Long> seqs, Examination examination) {
        long minutes = (slice.transaction().commitMicros() - known[DELETED]) / 60_000_000;
        String by = Words.by(slice.transaction());
        Finding.of(
                        SPEC,
                        slice,
                        known[CHANGED] >= 10 ? Severity.CRITICAL : Severity.HIGH,
                        known[CHANGED] + " rows of " + table + " that were deleted " + minutes
                                + " min earlier were inserted again with other values by " + by + ".")
                .group(table, by)
                .measure(
                        "rows with other values",
                        Long.toString(known[CHANGED]),
                        "0",
                        "rows",
                        known[CHANGED] + known[SAME])
                .measure("time between", Long.toString(minutes), "minutes")
                .evidence(seqs, seqs.size())
                .raise(examination);
    }
}
