package io.auditworkbench.detect.access;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.KnownFields;
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
import org.jspecify.annotations.Nullable;

/// Actors who change a table that others have settled on.
///
/// - **Shape**: migrations are left out: programs that change only what no mapping knows of a table, and whoever does
///   so after a change of its schema. Of each table it remembers when it was changed first, how often, by how many
///   actors, when the last of them was new without being told, and when its schema changed; of each of its actors that
///   they were there.
public final class UnusualActorDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "unusual-actor",
            "access",
            "Actor new to a table",
            "An actor changes a table for the first time, although the few who change it have been the same for long.",
            "actors of tables",
            List.of(
                    new Parameter("min-history", "days", 10, "how long the table must have been changed"),
                    new Parameter("settled", "days", 5, "how long nobody new must have come"),
                    new Parameter("min-transactions", "transactions", 30, "how often it must have been changed"),
                    new Parameter("most-actors", "actors", 3, "a table with more is everybody's"),
                    new Parameter("new-habit", "days", 5, "whoever was told on so many days is one of them"),
                    new Parameter("after-schema", "hours", 24, "so long after a schema change it is its migration")));

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long DAY_MICROS = 24 * HOUR_MICROS;

    /// The places of what is remembered of a table.
    private static final int FIRST = 0;
    private static final int TRANSACTIONS = 1;
    private static final int ACTORS = 2;
    private static final int LAST_NEW = 3;

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
        String actor = Words.actor(slice.transaction());
        if (!Words.isActivity(slice.transaction())) {
            rememberSchema(slice, examination.memory());
            return;
        }
        if (actor == null || !slice.isFirst()) {
            return;
        }
        Set<TableName> tables = new HashSet<>();
        TableName last = null;
        for (ObservedChange change : slice.changes()) {
            TableName table = change.table().name();
            if (!table.equals(last) && tables.add(table)) {
                examination.looked(1);
                meet(slice, change, actor, examination);
            }
            last = table;
        }
    }

    private static void rememberSchema(ChangeSlice slice, DetectorMemory memory) {
        for (ObservedChange change : slice.changes()) {
            if (change.operation() == Operation.DDL) {
                memory.put("ddl/" + change.table().name(), slice.transaction().commitMicros());
            }
        }
    }

    private static boolean isMigration(ChangeSlice slice, ObservedChange change, Examination examination) {
        long[] ddl = examination.memory().get("ddl/" + change.table().name());
        boolean isAfterSchema = ddl != null
                && slice.transaction().commitMicros() - ddl[0] <= examination.parameter("after-schema") * HOUR_MICROS;
        return (isAfterSchema || Words.isAccount(slice.transaction())) && KnownFields.areUntouched(change);
    }

    private static void meet(ChangeSlice slice, ObservedChange change, String actor, Examination examination) {
        DetectorMemory memory = examination.memory();
        String table = change.table().name().toString();
        long now = slice.transaction().commitMicros();
        long[] kept = memory.get(table);
        long[] known = kept == null ? new long[] {now, 0, 0, now} : kept;
        String pair = table + "/" + actor;
        if (isNew(memory.get(pair), now, examination)) {
            if (isMigration(slice, change, examination)) {
                return;
            }
            if (isSettled(known, now, examination)) {
                tell(slice, change, actor, known, pair, examination);
                return;
            }
            memory.put(pair, 0, 0);
            known[ACTORS]++;
            known[LAST_NEW] = now;
        }
        known[TRANSACTIONS]++;
        memory.put(table, known);
    }

    /// An actor that was told stays new until it was told on several days.
    private static boolean isNew(long @Nullable [] met, long now, Examination examination) {
        if (met == null) {
            return true;
        }
        boolean isTold = met[0] > 0 && met[0] < examination.parameter("new-habit");
        return isTold && Math.floorDiv(now, DAY_MICROS) != met[1];
    }

    private static void tell(
            ChangeSlice slice,
            ObservedChange change,
            String actor,
            long[] known,
            String pair,
            Examination examination) {
        long[] met = examination.memory().get(pair);
        long day = Math.floorDiv(slice.transaction().commitMicros(), DAY_MICROS);
        examination.memory().put(pair, met == null ? 1 : met[0] + 1, day);
        raise(slice, change, actor, known, examination);
    }

    private static boolean isSettled(long[] known, long now, Examination examination) {
        return now - known[FIRST] >= examination.parameter("min-history") * DAY_MICROS
                && now - known[LAST_NEW] >= examination.parameter("settled") * DAY_MICROS
                && known[TRANSACTIONS] >= examination.parameter("min-transactions")
                && known[ACTORS] <= examination.parameter("most-actors");
    }

    private static void raise(
            ChangeSlice slice, ObservedChange change, String actor, long[] known, Examination examination) {
        long days = (slice.transaction().commitMicros() - known[LAST_NEW]) / DAY_MICROS;
        String others = known[ACTORS] == 1 ? "one other actor" : known[ACTORS] + " others";
        Finding.of(
                        SPEC,
                        slice,
                        known[ACTORS] <= 2 ? Severity.MEDIUM : Severity.LOW,
                        actor + " changed " + change.rowName() + "; only " + others + " ever changed "
                                + change.table().name() + ", and nobody new for " + days + " days.")
                .group(change.table().name(), actor)
                .measure(
                        "actors of the table",
                        Long.toString(known[ACTORS] + 1),
                        Long.toString(known[ACTORS]),
                        "actors",
                        known[TRANSACTIONS])
                .evidence(change.seq())
                .raise(examination);
    }
}
