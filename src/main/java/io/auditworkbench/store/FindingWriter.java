package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ANOMALY;
import static io.auditworkbench.store.generated.Tables.ANOMALY_EVENT;
import static io.auditworkbench.store.generated.Tables.ANOMALY_GROUP;
import static io.auditworkbench.store.generated.Tables.DETECTOR_HOUR;
import static io.auditworkbench.store.generated.Tables.DETECTOR_MEMORY;
import static io.auditworkbench.store.generated.Tables.DETECTOR_STATE;
import static io.auditworkbench.store.generated.Tables.TRIAGE_ACT;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.TriageState;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Writes what detectors find and remember, and what people say of it; everything since the last commit of the
/// [StoreWriter] it belongs to is written or forgotten together.
///
/// - **Threading**: the writer's.
public final class FindingWriter {

    private final Path file;
    private final DSLContext sql;
    private final PreparedStatement remembered;
    private final PreparedStatement forgotten;
    private final TableInsert memory;
    private final TableInsert looked;
    private final TableInsert evidence;
    private long nextGroup;

    FindingWriter(Path file, Connection connection) throws SQLException {
        this.file = file;
        sql = DSL.using(connection, SQLDialect.SQLITE);
        memory = TableInsert.replacing(connection, DETECTOR_MEMORY, DETECTOR_MEMORY.NUMBERS);
        looked = TableInsert.adding(connection, DETECTOR_HOUR, DETECTOR_HOUR.LOOKED);
        evidence = TableInsert.intoUnlessThere(connection, ANOMALY_EVENT);
        forgotten = connection.prepareStatement(sql.deleteFrom(DETECTOR_MEMORY)
                .where(DETECTOR_MEMORY.DETECTOR.eq(""))
                .and(DETECTOR_MEMORY.NAME.eq(""))
                .getSQL());
        remembered = connection.prepareStatement(sql.select(DETECTOR_MEMORY.NUMBERS)
                .from(DETECTOR_MEMORY)
                .where(DETECTOR_MEMORY.DETECTOR.eq(""))
                .and(DETECTOR_MEMORY.NAME.eq(""))
                .getSQL());
    }

    /// Keeps a finding with those that are alike; returns the number of the group.
    public long add(Anomaly anomaly, long transaction) {
        Long known = sql.select(ANOMALY_GROUP.GROUP_NO)
                .from(ANOMALY_GROUP)
                .where(ANOMALY_GROUP.DETECTOR.eq(anomaly.detector()))
                .and(ANOMALY_GROUP.FINGERPRINT.eq(anomaly.fingerprint()))
                .fetchOne(ANOMALY_GROUP.GROUP_NO);
        long group = known == null ? begin(anomaly) : extend(known, anomaly);
        sql.insertInto(ANOMALY, ANOMALY.GROUP_NO, ANOMALY.SEVERITY, ANOMALY.OCCURRED_US, ANOMALY.TX_ID, ANOMALY.BODY)
                .values(
                        group,
                        (long) anomaly.severity().code(),
                        anomaly.occurredMicros(),
                        transaction,
                        AnomalyJson.write(anomaly))
                .execute();
        for (long seq : anomaly.evidence()) {
            put(() -> evidence.put(seq).put(group).add());
        }
        return group;
    }

    private long begin(Anomaly anomaly) {
        long number = nextGroup == 0 ? LastNumbers.group(sql) + 1 : number(anomaly);
        return sql.insertInto(ANOMALY_GROUP)
                .set(ANOMALY_GROUP.GROUP_NO, number)
                .set(ANOMALY_GROUP.DETECTOR, anomaly.detector())
                .set(ANOMALY_GROUP.FINGERPRINT, anomaly.fingerprint())
                .set(ANOMALY_GROUP.SEVERITY, (long) anomaly.severity().code())
                .set(ANOMALY_GROUP.SENTENCE, anomaly.sentence())
                .set(ANOMALY_GROUP.ACTOR, anomaly.actor().actor())
                .set(ANOMALY_GROUP.FIRST_US, anomaly.occurredMicros())
                .set(ANOMALY_GROUP.LAST_US, anomaly.occurredMicros())
                .set(ANOMALY_GROUP.HIT_COUNT, 1L)
                .set(ANOMALY_GROUP.EVENT_COUNT, anomaly.evidenceCount())
                .set(ANOMALY_GROUP.STATE, TriageState.NEW.name())
                .set(ANOMALY_GROUP.STATE_REASON, "")
                .returning(ANOMALY_GROUP.GROUP_NO)
                .fetchSingle(ANOMALY_GROUP.GROUP_NO);
    }

    /// The number under which it was known before everything is concluded anew, or a new one.
    private long number(Anomaly anomaly) {
        long former = FormerConclusions.groupOf(sql, anomaly.detector(), anomaly.fingerprint());
        return former == 0 ? nextGroup++ : former;
    }

    /// From now on everything is found anew: groups of before are under negative numbers, the last of them `last`.
    void beginAnew(long last) {
        nextGroup = last + 1;
    }

    void endAnew() {
        nextGroup = 0;
    }

    private long extend(long group, Anomaly anomaly) {
        sql.update(ANOMALY_GROUP)
                .set(ANOMALY_GROUP.SEVERITY, DSL.greatest(ANOMALY_GROUP.SEVERITY, DSL.val((long)
                        anomaly.severity().code())))
                .set(ANOMALY_GROUP.SENTENCE, anomaly.sentence())
                .set(ANOMALY_GROUP.ACTOR, anomaly.actor().actor())
                .set(ANOMALY_GROUP.FIRST_US, DSL.least(ANOMALY_GROUP.FIRST_US, DSL.val(anomaly.occurredMicros())))
                .set(ANOMALY_GROUP.LAST_US, DSL.greatest(ANOMALY_GROUP.LAST_US, DSL.val(anomaly.occurredMicros())))
                .set(ANOMALY_GROUP.HIT_COUNT, ANOMALY_GROUP.HIT_COUNT.plus(1L))
                .set(ANOMALY_GROUP.EVENT_COUNT, ANOMALY_GROUP.EVENT_COUNT.plus(anomaly.evidenceCount()))
                .set(
                        ANOMALY_GROUP.STATE,
                        DSL.when(ANOMALY_GROUP.STATE.eq(TriageState.SUPERSEDED.name()), TriageState.NEW.name())
                                .otherwise(ANOMALY_GROUP.STATE))
                .where(ANOMALY_GROUP.GROUP_NO.eq(group))
                .execute();
        return group;
    }

    /// So many more things of the hour were looked at; hours since the epoch.
    public void looked(String detector, long hour, long count) {
        put(() -> looked.put(detector).put(hour).put(count).add());
    }

    /// What became of a detector: `running`, `not-applicable`, `failed`, with the reason.
    public void state(String detector, String state, String reason) {
        sql.insertInto(DETECTOR_STATE)
                .values(detector, state, reason)
                .onConflict(DETECTOR_STATE.DETECTOR)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /// The numbers a detector kept under a name; null when there are none.
    public long @Nullable [] recall(String detector, String name) {
        return SqlWork.on(file, () -> {
            memory.flush();
            remembered.setString(1, detector);
            remembered.setString(2, name);
            try (ResultSet row = remembered.executeQuery()) {
                return row.next() ? numbers(row.getBytes(1)) : null;
            }
        });
    }

    /// Keeps numbers under a name.
    public void remember(String detector, String name, long[] numbers) {
        put(() -> memory.put(detector).put(name).put(bytes(numbers)).add());
    }

    private void put(StoreWriter.Step step) {
        SqlWork.on(file, () -> {
            step.run();
            return null;
        });
    }

    void flush() throws SQLException {
        memory.flush();
        looked.flush();
        evidence.flush();
    }

    void forget() throws SQLException {
        memory.forget();
        looked.forget();
        evidence.forget();
    }

    /// Forgets a name.
    public void forget(String detector, String name) {
        put(() -> {
            memory.flush();
            forgotten.setString(1, detector);
            forgotten.setString(2, name);
            forgotten.executeUpdate();
        });
    }

    private static byte[] bytes(long[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        bytes.asLongBuffer().put(numbers);
        return bytes.array();
    }

    private static long[] numbers(byte[] bytes) {
        long[] numbers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }

    /// Writes what somebody said of a group; false when there is no such group.
    ///
    /// - **Units**: microseconds since the epoch, UTC.
    public boolean triage(
            long group, TriageState state, String reason, Optional<Long> mutedUntilMicros, String by, long atMicros) {
        Long until = mutedUntilMicros.orElse(null);
        int known = sql.update(ANOMALY_GROUP)
                .set(ANOMALY_GROUP.STATE, state.name())
                .set(ANOMALY_GROUP.STATE_REASON, reason)
                .set(ANOMALY_GROUP.MUTED_UNTIL_US, until)
                .where(ANOMALY_GROUP.GROUP_NO.eq(group))
                .execute();
        if (known == 0) {
            return false;
        }
        sql.insertInto(TRIAGE_ACT)
                .set(TRIAGE_ACT.GROUP_NO, group)
                .set(TRIAGE_ACT.STATE, state.name())
                .set(TRIAGE_ACT.REASON, reason)
                .set(TRIAGE_ACT.MUTED_UNTIL_US, until)
                .set(TRIAGE_ACT.ACTED_BY, by)
                .set(TRIAGE_ACT.ACTED_US, atMicros)
                .execute();
        return true;
    }
}
