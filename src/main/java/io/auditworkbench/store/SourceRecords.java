package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CAPTURE_OFFSET;
import static io.auditworkbench.store.generated.Tables.COVERAGE_GAP;
import static io.auditworkbench.store.generated.Tables.GTID_ACCOUNT;
import static io.auditworkbench.store.generated.Tables.IMAGE_CHECK;
import static io.auditworkbench.store.generated.Tables.REJECT;
import static io.auditworkbench.store.generated.Tables.SCHEMA_HISTORY;
import static io.auditworkbench.store.generated.Tables.SESSION_SEEN;
import static io.auditworkbench.store.generated.Tables.SNAPSHOT_RUN;
import static io.auditworkbench.store.generated.Tables.SOURCE;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.SessionSeen;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Writes what is kept of a source beside its events: where capture goes on, schema history, gaps, snapshot runs,
/// sessions.
final class SourceRecords {

    private final DSLContext sql;
    private final MicrosClock clock;
    private final Map<SourceId, Long> epochs = new HashMap<>();

    SourceRecords(Connection connection, MicrosClock clock) {
        this.sql = DSL.using(connection, SQLDialect.SQLITE);
        this.clock = clock;
    }

    SourceId source(String name) {
        sql.insertInto(SOURCE)
                .set(SOURCE.NAME, name)
                .set(SOURCE.ADDED_US, clock.micros())
                .onConflictDoNothing()
                .execute();
        return new SourceId(sql.select(SOURCE.SOURCE_ID)
                .from(SOURCE)
                .where(SOURCE.NAME.eq(name))
                .fetchSingle(SOURCE.SOURCE_ID));
    }

    long epoch(SourceId source) {
        return epochs.computeIfAbsent(
                source,
                _ -> sql.select(SOURCE.EPOCH)
                        .from(SOURCE)
                        .where(SOURCE.SOURCE_ID.eq(source.value()))
                        .fetchSingle(SOURCE.EPOCH));
    }

    void newEpoch(SourceId source, String serverUuid) {
        sql.update(SOURCE)
                .set(SOURCE.SERVER_UUID, serverUuid)
                .set(SOURCE.EPOCH, SOURCE.EPOCH.plus(1))
                .where(SOURCE.SOURCE_ID.eq(source.value()))
                .execute();
        epochs.remove(source);
    }

    void position(SourceId source, String position) {
        sql.insertInto(CAPTURE_OFFSET)
                .values(source.value(), position, clock.micros())
                .onConflict(CAPTURE_OFFSET.SOURCE_ID)
                .doUpdate()
                .set(CAPTURE_OFFSET.POSITION, DSL.excluded(CAPTURE_OFFSET.POSITION))
                .set(CAPTURE_OFFSET.SAVED_US, DSL.excluded(CAPTURE_OFFSET.SAVED_US))
                .execute();
    }

    void gtids(SourceId source, String gtids) {
        keepLatest(source, GTID_ACCOUNT.SOURCE_ID, GTID_ACCOUNT.GTIDS, gtids);
    }

    void imagesChecked(SourceId source, long throughSeq) {
        keepLatest(source, IMAGE_CHECK.SOURCE_ID, IMAGE_CHECK.CHECKED_THROUGH_SEQ, throughSeq);
    }

    private <R extends Record, T> void keepLatest(
            SourceId source, TableField<R, Long> ofSource, TableField<R, T> field, T value) {
        sql.insertInto(ofSource.getTable())
                .set(ofSource, source.value())
                .set(field, value)
                .onConflict(ofSource)
                .doUpdate()
                .set(field, DSL.excluded(field))
                .execute();
    }

    void schemaRecord(SourceId source, String text, byte[] digest) {
        sql.insertInto(SCHEMA_HISTORY)
                .set(SCHEMA_HISTORY.SOURCE_ID, source.value())
                .set(SCHEMA_HISTORY.RECORD, text)
                .set(SCHEMA_HISTORY.DIGEST, digest)
                .onConflictDoNothing()
                .execute();
    }

    void reject(SourceId source, String reason, String place) {
        sql.insertInto(REJECT)
                .set(REJECT.SOURCE_ID, source.value())
                .set(REJECT.RECEIVED_US, clock.micros())
                .set(REJECT.REASON, reason)
                .set(REJECT.PLACE, place)
                .execute();
    }

    void gap(SourceId source, long txId, CoverageGap gap, @Nullable Long resolved) {
        sql.insertInto(COVERAGE_GAP)
                .set(COVERAGE_GAP.SOURCE_ID, source.value())
                .set(COVERAGE_GAP.TX_ID, txId)
                .set(COVERAGE_GAP.CAUSE, (long) gap.cause().code())
                .set(COVERAGE_GAP.EFFECT, (long) gap.effect().code())
                .set(COVERAGE_GAP.TABLES, TableNames.write(gap.tables()))
                .set(COVERAGE_GAP.GTID_RANGE, gap.gtidRange())
                .set(COVERAGE_GAP.FROM_POSITION, gap.fromPosition())
                .set(COVERAGE_GAP.UNTIL_POSITION, gap.untilPosition())
                .set(COVERAGE_GAP.FROM_US, gap.fromMicros())
                .set(COVERAGE_GAP.UNTIL_US, gap.untilMicros())
                .set(COVERAGE_GAP.ROWS_EXPECTED, gap.rowsExpected())
                .set(COVERAGE_GAP.ROWS_STORED, gap.rowsStored())
                .set(COVERAGE_GAP.DETECTED_BY, gap.detectedBy())
                .set(COVERAGE_GAP.DETECTED_US, gap.detectedMicros())
                .set(COVERAGE_GAP.EVIDENCE, gap.evidence())
                .set(COVERAGE_GAP.MEANING, gap.meaning())
                .set(COVERAGE_GAP.RESOLVES_GAP_ID, resolved)
                .execute();
    }

    int snapshotStarted(SourceId source) {
        Long run = sql.insertInto(SNAPSHOT_RUN)
                .set(SNAPSHOT_RUN.SOURCE_ID, source.value())
                .set(SNAPSHOT_RUN.STARTED_US, clock.micros())
                .returning(SNAPSHOT_RUN.RUN)
                .fetchSingle(SNAPSHOT_RUN.RUN);
        return Math.toIntExact(run);
    }

    /// The unfinished runs of this source before `run`, now superseded by it.
    int[] supersede(SourceId source, int run) {
        var unfinished = SNAPSHOT_RUN
                .SOURCE_ID
                .eq(source.value())
                .and(SNAPSHOT_RUN.RUN.lt((long) run))
                .and(SNAPSHOT_RUN.FINISHED_US.isNull())
                .and(SNAPSHOT_RUN.SUPERSEDED_BY.isNull());
        int[] runs = sql.select(SNAPSHOT_RUN.RUN).from(SNAPSHOT_RUN).where(unfinished).fetch(SNAPSHOT_RUN.RUN).stream()
                .mapToInt(Math::toIntExact)
                .toArray();
        sql.update(SNAPSHOT_RUN)
                .set(SNAPSHOT_RUN.SUPERSEDED_BY, (long) run)
                .where(unfinished)
                .execute();
        return runs;
    }

    /// False when this source has no unfinished run.
    boolean snapshotFinished(SourceId source) {
        return sql.update(SNAPSHOT_RUN)
                        .set(SNAPSHOT_RUN.FINISHED_US, clock.micros())
                        .where(SNAPSHOT_RUN
                                .SOURCE_ID
                                .eq(source.value())
                                .and(SNAPSHOT_RUN.FINISHED_US.isNull())
                                .and(SNAPSHOT_RUN.SUPERSEDED_BY.isNull()))
                        .execute()
                > 0;
    }

    void sessionSeen(SourceId source, SessionSeen session) {
        sql.insertInto(SESSION_SEEN)
                .values(
                        source.value(),
                        epoch(source),
                        session.connectionId(),
                        session.firstMicros(),
                        session.lastMicros(),
                        session.account(),
                        session.host(),
                        session.program(),
                        session.attributes())
                .onConflict(
                        SESSION_SEEN.SOURCE_ID, SESSION_SEEN.EPOCH, SESSION_SEEN.CONNECTION_ID, SESSION_SEEN.FIRST_US)
                .doUpdate()
                .set(SESSION_SEEN.LAST_US, DSL.excluded(SESSION_SEEN.LAST_US))
                .execute();
    }

    /// After a rollback.
    void forget() {
        epochs.clear();
    }
}
