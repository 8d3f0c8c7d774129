package io.auditworkbench.detect.access;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tables that are inserted into, updated or deleted from for the first time, long after the watch began.
///
/// - **Shape**: who makes rows of a table may take one back: that is left out. What a table was never seen to be done
///   to may be rare and harmless; a table that was made meanwhile is left out too until it has been there for as long.
public final class FirstSeenOperationDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "first-seen-operation",
            "access",
            "Operation never seen on a table",
            "Rows of a table are inserted, updated or deleted for the first time after a settled history.",
            "tables and operations",
            List.of(
                    new Parameter("min-history", "days", 12, "how long the database must have been watched"),
                    new Parameter("min-transactions", "transactions", 200, "how many must have been seen")));

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final String ALL = "all";
    private static final long MAKER = 3;

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
        long now = slice.transaction().commitMicros();
        if (!Words.isActivity(slice.transaction())) {
            schemaChange(slice, memory, now);
            return;
        }
        long[] all = memory.get(ALL);
        long[] watch = all == null ? new long[] {now, 0} : all;
        TableName table = null;
        Operation operation = null;
        Set<String> pairs = new HashSet<>();
        for (ObservedChange change : slice.changes()) {
            if (change.operation() == operation && change.table().name().equals(table)) {
                continue;
            }
            table = change.table().name();
            operation = change.operation();
            if (pairs.add(table + "/" + operation)) {
                examination.looked(1);
                meet(slice, change, watch, examination);
            }
        }
        watch[1]++;
        memory.put(ALL, watch);
    }

    /// A table that is made or changed begins anew.
    private static void schemaChange(ChangeSlice slice, DetectorMemory memory, long now) {
        for (ObservedChange change : slice.changes()) {
            if (change.operation() == Operation.DDL) {
                memory.put("ddl/" + change.table().name(), now);
            }
        }
    }

    private static void meet(ChangeSlice slice, ObservedChange change, long[] watch, Examination examination) {
        DetectorMemory memory = examination.memory();
        String pair = change.table().name() + "/" + change.operation();
        boolean isMaker = isMaker(slice, change, memory);
        if (memory.get(pair) != null) {
            return;
        }
        long now = slice.transaction().commitMicros();
        memory.put(pair, now);
        double settled = examination.parameter("min-history") * DAY_MICROS;
        long[] made = memory.get("ddl/" + change.table().name());
        boolean isTakenBack = change.operation() == Operation.DELETE && isMaker;
        boolean isSettled = !isTakenBack
                && now - watch[0] >= settled
                && watch[1] >= examination.parameter("min-transactions")
                && (made == null || now - made[0] >= settled);
        if (isSettled) {
            raise(slice, change, watch, examination);
        }
    }

    /// Whether the actor has made rows of the table before, in several transactions.
    private static boolean isMaker(ChangeSlice slice, ObservedChange change, DetectorMemory memory) {
        String actor = Words.actor(slice.transaction());
        if (actor == null || (change.operation() != Operation.INSERT && change.operation() != Operation.DELETE)) {
            return false;
        }
        String key = "made/" + change.table().name() + "/" + actor;
        long[] made = memory.get(key);
        long times = made == null ? 0 : made[0];
        if (change.operation() == Operation.INSERT && times < MAKER) {
            memory.put(key, times + 1);
        }
        return times >= MAKER;
    }

    private static void raise(ChangeSlice slice, ObservedChange change, long[] watch, Examination examination) {
        String what = switch (change.operation()) {
            case INSERT -> "inserted into";
            case UPDATE -> "updated in";
            case DELETE, TRUNCATE -> "deleted from";
            case SNAPSHOT, DDL -> "changed in";
        };
        long days = (slice.transaction().commitMicros() - watch[0]) / DAY_MICROS;
        Finding.of(
                        SPEC,
                        slice,
                        change.operation() == Operation.DELETE ? Severity.MEDIUM : Severity.LOW,
                        "Row " + change.rowName() + " was " + what + " "
                                + change.table().name() + " by " + Words.by(slice.transaction())
                                + ", which was never seen in " + days + " days.")
                .group(change.table().name(), change.operation())
                .measure("times seen before", "1", "0", "transactions", watch[1])
                .evidence(change.seq())
                .raise(examination);
    }
}
