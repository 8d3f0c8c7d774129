package io.auditworkbench.detect.volume;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.KnownFields;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Many rows changed by one transaction.
///
/// - **Shape**: what belongs to the work of programs is left out: what an actor does day after day or at even
///   intervals; while a table has not been known for long, what a program does to less than half of it; and migrations,
///   which change every row of a table in columns that the table's mapping does not know, or follow a change of its
///   schema.
public final class MassUpdateDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "mass-update",
            "volume",
            "Many rows changed",
            "One transaction changes many rows of a table and a large share of it, by somebody who has no habit of it.",
            "changed rows",
            List.of(
                    new Parameter("min-rows", "rows", 50, "fewer are left out"),
                    new Parameter("min-share", "share of the table", 0.25, "from such a share on"),
                    new Parameter("many-rows", "rows", 1000, "so many count whatever their share"),
                    new Parameter("habit-days", "days", 3, "whoever did it on so many days before has the habit"),
                    new Parameter("learning", "days", 7, "so long programs may change less than half of a table"),
                    new Parameter("after-schema", "hours", 24, "so long after a schema change it is its migration")));

    private static final double WHOLE = 0.95;
    private static final double HALF = 0.5;
    private static final long HOUR_MICROS = 3_600_000_000L;

    /// What of a table a transaction changes.
    private static final class Changed {
        private final List<Long> seqs = new ArrayList<>();
        private long rows;
        private long known;
    }

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
        DetectorMemory memory = examination.memory();
        TableSizes sizes = new TableSizes(memory);
        long now = slice.transaction().commitMicros();
        sizes.count(slice);
        if (!Words.isActivity(slice.transaction())) {
            for (ObservedChange change : slice.changes()) {
                if (change.operation() == Operation.DDL) {
                    memory.put("ddl/" + change.table().name(), now);
                } else if (change.operation() == Operation.TRUNCATE) {
                    sizes.emptied(change.table().name());
                }
            }
            return;
        }
        if (memory.get("begin") == null) {
            memory.put("begin", now);
        }
        changed(slice).forEach((table, rows) -> {
            examination.looked(rows.rows);
            carry(slice, table, rows, examination);
            if (slice.isLast()) {
                judge(slice, table, rows, sizes.of(table), examination);
            }
        });
    }

    private static Map<TableName, Changed> changed(ChangeSlice slice) {
        Map<TableName, Changed> changed = new LinkedHashMap<>();
        TableName last = null;
        Changed rows = new Changed();
        for (ObservedChange change : slice.changes()) {
            if (change.operation() != Operation.UPDATE) {
                continue;
            }
            if (!change.table().name().equals(last)) {
                last = change.table().name();
                rows = changed.computeIfAbsent(last, _ -> new Changed());
            }
            rows.rows++;
            rows.known += KnownFields.areUntouched(change) ? 0 : 1;
            if (rows.seqs.size() < Anomaly.MOST_EVIDENCE) {
                rows.seqs.add(change.seq());
            }
        }
        return changed;
    }

    /// Of a large transaction, the rows of each table are summed up until its end.
    private static void carry(ChangeSlice slice, TableName table, Changed rows, Examination examination) {
        if (slice.isFirst() && slice.isLast()) {
            return;
        }
        String key = "part/" + table;
        long[] before = slice.isFirst() ? null : examination.memory().get(key);
        rows.rows += before == null ? 0 : before[0];
        rows.known += before == null ? 0 : before[1];
        if (slice.isLast()) {
            examination.memory().remove(key);
        } else {
            examination.memory().put(key, rows.rows, rows.known);
        }
    }

    private static void judge(
            ChangeSlice slice, TableName table, Changed rows, OptionalLong size, Examination examination) {
        double share =
                size.isPresent() && size.getAsLong() > 0 ? Math.min(1, rows.rows / (double) size.getAsLong()) : 0;
        boolean isMany = rows.rows >= examination.parameter("many-rows")
                || size.isEmpty()
                || share >= examination.parameter("min-share");
        if (rows.rows < examination.parameter("min-rows") / 2) {
            return;
        }
        long now = slice.transaction().commitMicros();
        String by = Words.by(slice.transaction());
        Habit habit = Habit.of(examination.memory(), table + "/" + by);
        boolean isHabit = habit.isHabit(rows.rows, now, examination.parameter("habit-days"));
        if (isMany
                && rows.rows >= examination.parameter("min-rows")
                && !isHabit
                && !isMigration(slice, table, rows, share, examination)
                && !isLearning(slice, share, examination)) {
            raise(slice, table, rows, size, share, habit, examination);
        }
        habit.add(rows.rows, now);
    }

    private static boolean isLearning(ChangeSlice slice, double share, Examination examination) {
        long[] begin = examination.memory().get("begin");
        long known = begin == null ? 0 : slice.transaction().commitMicros() - begin[0];
        return Words.isAccount(slice.transaction())
                && share < HALF
                && known < examination.parameter("learning") * 24 * HOUR_MICROS;
    }

    private static boolean isMigration(
            ChangeSlice slice, TableName table, Changed rows, double share, Examination examination) {
        long[] ddl = examination.memory().get("ddl/" + table);
        boolean isAfterSchema = ddl != null
                && slice.transaction().commitMicros() - ddl[0] <= examination.parameter("after-schema") * HOUR_MICROS;
        boolean isTechnical = Words.isAccount(slice.transaction()) && rows.known == 0 && share >= WHOLE;
        return isTechnical || (rows.known == 0 && isAfterSchema);
    }

    private static void raise(
            ChangeSlice slice,
            TableName table,
            Changed rows,
            OptionalLong size,
            double share,
            Habit habit,
            Examination examination) {
        boolean isLarge = share >= HALF || rows.rows >= 10 * examination.parameter("many-rows");
        String by = Words.by(slice.transaction());
        Finding finding = Finding.of(
                        SPEC,
                        slice,
                        isLarge ? Severity.HIGH : Severity.MEDIUM,
                        by + " changed " + rows.rows + " rows of " + table
                                + (size.isPresent() ? ", " + Numbers.rounded(100 * share) + " % of it," : "")
                                + " in one transaction.")
                .group(table, by)
                .measure("rows changed", Long.toString(rows.rows), habit.usual(), "rows", habit.size())
                .evidence(rows.seqs, rows.rows);
        if (size.isPresent()) {
            finding.measure("share of the table", Numbers.rounded(100 * share), "%");
        }
        finding.raise(examination);
    }
}
