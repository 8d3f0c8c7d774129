package io.auditworkbench.detect.volume;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Many rows deleted at once, or within minutes.
///
/// - **Shape**: rows that the same transaction inserts again do not count. Somebody who deletes as many of a table day
///   after day, or at even intervals, has that habit and is left out.
public final class MassDeleteDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "mass-delete",
            "volume",
            "Many rows deleted",
            "Many rows of a table are deleted in one transaction or within minutes, or it is truncated, by somebody who"
                    + " has no habit of it.",
            "deleted rows",
            List.of(
                    new Parameter("min-rows", "rows", 25, "from so many on"),
                    new Parameter("min-share", "share of the table", 0.5, "or from such a share on"),
                    new Parameter("fewest-rows", "rows", 10, "a share of a table counts from so many rows on"),
                    new Parameter("window", "minutes", 10, "deletions so close together count as one"),
                    new Parameter("habit-days", "days", 3, "whoever did it on so many days before has the habit")));

    /// The places of what is remembered of deletions close together.
    private static final int START = 0;
    private static final int ROWS = 1;
    private static final int TOLD = 2;
    private static final int FIRST_SEQ = 3;

    /// What of a table this transaction deletes.
    private static final class Deleted {
        private final Set<Long> keys = new HashSet<>();
        private final List<Long> seqs = new ArrayList<>();
        private long rows;
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
        TableSizes sizes = new TableSizes(examination.memory());
        if (Words.isActivity(slice.transaction())) {
            Map<TableName, Deleted> deleted = deleted(slice);
            deleted.forEach((table, rows) -> {
                examination.looked(rows.rows);
                carry(slice, table, rows, sizes, examination);
            });
            if (slice.isLast() && !slice.isFirst()) {
                left(slice, deleted.keySet(), sizes, examination);
            }
        }
        sizes.count(slice);
        for (ObservedChange change : slice.changes()) {
            if (change.operation() == Operation.TRUNCATE) {
                truncated(slice, change, sizes, examination);
            }
        }
    }

    private static Map<TableName, Deleted> deleted(ChangeSlice slice) {
        Map<TableName, Deleted> deleted = new LinkedHashMap<>();
        for (ObservedChange change : slice.changes()) {
            if (change.operation() == Operation.DELETE) {
                Deleted rows = deleted.computeIfAbsent(change.table().name(), _ -> new Deleted());
                rows.rows++;
                rows.keys.add(change.rowKey().hash());
                if (rows.seqs.size() < Anomaly.MOST_EVIDENCE) {
                    rows.seqs.add(change.seq());
                }
            } else if (change.operation() == Operation.INSERT && !deleted.isEmpty()) {
                Deleted rows = deleted.get(change.table().name());
                if (rows != null && rows.keys.remove(change.rowKey().hash())) {
                    rows.rows--;
                }
            }
        }
        return deleted;
    }

    /// Of a large transaction, the rows of each table are summed up until its end.
    private static void carry(
            ChangeSlice slice, TableName table, Deleted rows, TableSizes sizes, Examination examination) {
        if (slice.isFirst() && slice.isLast()) {
            judge(slice, table, rows.rows, rows.seqs, sizes, examination);
            return;
        }
        String key = "part/" + table;
        long[] before = examination.memory().get(key);
        long sum = rows.rows + (before == null ? 0 : before[0]);
        if (slice.isLast()) {
            examination.memory().remove(key);
            judge(slice, table, sum, rows.seqs, sizes, examination);
        } else {
            note(table, examination);
            examination.memory().put(key, sum);
        }
    }

    private static void note(TableName table, Examination examination) {
        examination.memory().put("parts", Words.packed(table.toString()));
    }

    /// What earlier parts deleted of a table that the last part does not touch.
    private static void left(ChangeSlice slice, Set<TableName> judged, TableSizes sizes, Examination examination) {
        long[] packed = examination.memory().get("parts");
        if (packed == null) {
            return;
        }
        examination.memory().remove("parts");
        String name = Words.unpacked(packed, 0);
        int dot = name.indexOf('.');
        TableName table = new TableName(name.substring(0, dot), name.substring(dot + 1));
        long[] sum = examination.memory().get("part/" + table);
        if (sum != null && !judged.contains(table)) {
            examination.memory().remove("part/" + table);
            judge(slice, table, sum[0], List.of(), sizes, examination);
        }
    }

    private static void judge(
            ChangeSlice slice, TableName table, long rows, List<Long> seqs, TableSizes sizes, Examination examination) {
        if (rows <= 0) {
            return;
        }
        DetectorMemory memory = examination.memory();
        long now = slice.transaction().commitMicros();
        String actor = Words.actor(slice.transaction());
        String who = table + "/" + (actor == null ? "" : actor);
        long[] kept = memory.get("window/" + who);
        boolean isOpen = kept != null && now - kept[START] <= examination.parameter("window") * 60_000_000;
        long[] window = kept != null && isOpen ? kept : new long[] {now, 0, 0, seqs.isEmpty() ? 0 : seqs.getFirst()};
        window[ROWS] += rows;
        long total = window[ROWS];
        OptionalLong size = sizes.of(table);
        boolean isShare = size.isPresent()
                && total >= examination.parameter("fewest-rows")
                && total >= examination.parameter("min-share") * (size.getAsLong() + total - rows);
        Habit habit = Habit.of(memory, who);
        boolean isMany = total >= examination.parameter("min-rows") || isShare;
        boolean isHabit = habit.isHabit(total, now, examination.parameter("habit-days"));
        boolean isAgain = window[TOLD] != 0 && rows < examination.parameter("min-rows");
        if (isMany && !isHabit && !isAgain) {
            window[TOLD] = 1;
            raise(slice, table, total, window, seqs, size, habit, examination);
        }
        memory.put("window/" + who, window);
        if (isMany || total >= examination.parameter("min-rows") / 2) {
            habit.add(total, now);
        }
    }

    private static void raise(
            ChangeSlice slice,
            TableName table,
            long total,
            long[] window,
            List<Long> seqs,
            OptionalLong size,
            Habit habit,
            Examination examination) {
        double share = size.isPresent() && size.getAsLong() > 0 ? Math.min(1, total / (double) size.getAsLong()) : 0;
        String by = Words.by(slice.transaction());
        Finding finding = Finding.of(
                        SPEC,
                        slice,
                        severity(total, share),
                        by + " deleted " + total + " rows of " + table
                                + (size.isPresent() ? ", " + Numbers.rounded(100 * share) + " % of it." : "."))
                .group(table, by)
                .measure("rows deleted", Long.toString(total), habit.usual(), "rows", habit.size())
                .evidence(seqs, total);
        if (size.isPresent()) {
            finding.measure("share of the table", Numbers.rounded(100 * share), "%");
        }
        if (!seqs.contains(window[FIRST_SEQ])) {
            finding.evidence(window[FIRST_SEQ]);
        }
        finding.raise(examination);
    }

    private static Severity severity(long rows, double share) {
        if (rows >= 1000 || share >= 0.5) {
            return Severity.CRITICAL;
        }
        return rows >= 100 || share >= 0.1 ? Severity.HIGH : Severity.MEDIUM;
    }

    private static void truncated(ChangeSlice slice, ObservedChange change, TableSizes sizes, Examination examination) {
        TableName table = change.table().name();
        OptionalLong size = sizes.of(table);
        sizes.emptied(table);
        examination.looked(1);
        if (size.isPresent() && size.getAsLong() < examination.parameter("fewest-rows")) {
            return;
        }
        long now = slice.transaction().commitMicros();
        String by = Words.by(slice.transaction());
        Habit habit = Habit.of(examination.memory(), "truncate/" + table);
        if (!habit.isHabit(1, now, examination.parameter("habit-days"))) {
            Finding.of(
                            SPEC,
                            slice,
                            Severity.CRITICAL,
                            by + " truncated " + table
                                    + (size.isPresent() ? ", which had " + size.getAsLong() + " rows." : "."))
                    .group(table, by)
                    .measure(
                            "rows deleted",
                            size.isPresent() ? Long.toString(size.getAsLong()) : "unknown",
                            "",
                            "rows",
                            0)
                    .evidence(change.seq())
                    .raise(examination);
        }
        habit.add(1, now);
    }
}
