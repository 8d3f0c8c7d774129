package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ANOMALY;
import static io.auditworkbench.store.generated.Tables.ANOMALY_GROUP;
import static io.auditworkbench.store.generated.Tables.BUSINESS_EVENT;
import static io.auditworkbench.store.generated.Tables.BUSINESS_OBJECT;
import static io.auditworkbench.store.generated.Tables.BUSINESS_REVISION;
import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.DAY_SUMMARY;
import static io.auditworkbench.store.generated.Tables.ERASURE;
import static io.auditworkbench.store.generated.Tables.FORMER_ANOMALY;
import static io.auditworkbench.store.generated.Tables.PUSHED_RECORD;
import static io.auditworkbench.store.generated.Tables.SNAPSHOT_RUN;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;
import static io.auditworkbench.store.generated.Tables.SUBJECT_CHANGE;
import static io.auditworkbench.store.generated.Tables.WORD_RUN;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// Takes values out of a store, everywhere they were copied to; within [StoreWriter#erase].
///
/// - **Threading**: the writer's.
public final class ErasureWriter {

    private static final String DAY_GUARD = "day_summary_stays";
    private static final long RUN_EVENTS = BlockMarks.firstSeqOf(WordRun.BLOCKS);

    private final DSLContext sql;

    ErasureWriter(DSLContext sql) {
        this.sql = sql;
    }

    /// A body that is not shown: of a snapshot that a later one superseded, or of a pushed transaction that waits for
    /// its end. `number` is that of the event, or of the pushed record.
    public record Hidden(Place place, long number, long tableVersion, long rowKey, byte[] body) {}

    /// Where a hidden body is.
    public enum Place {
        SUPERSEDED,
        WAITING
    }

    /// Overwritten pages, so that nothing of what is replaced stays in them.
    static void overwriteDeleted(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("pragma secure_delete = on");
        }
    }

    /// The bodies that readers do not see.
    public List<Hidden> hidden() {
        List<Hidden> hidden = new ArrayList<>();
        sql.select(CHANGE_EVENT.SEQ, CHANGE_EVENT.VERSION_ID, CHANGE_EVENT.ROW_KEY, CHANGE_EVENT.BODY)
                .from(CHANGE_EVENT)
                .join(SOURCE_TX)
                .on(CHANGE_EVENT.SEQ.between(
                        SOURCE_TX.FIRST_SEQ,
                        SOURCE_TX.FIRST_SEQ.plus(SOURCE_TX.EVENT_COUNT).minus(1L)))
                .where(SOURCE_TX.SNAPSHOT_RUN.in(
                        DSL.select(SNAPSHOT_RUN.RUN).from(SNAPSHOT_RUN).where(SNAPSHOT_RUN.SUPERSEDED_BY.isNotNull())))
                .forEach(row -> hidden.add(
                        new Hidden(Place.SUPERSEDED, row.value1(), row.value2(), row.value3(), row.value4())));
        sql.select(PUSHED_RECORD.RECORD_ID, PUSHED_RECORD.VERSION_ID, PUSHED_RECORD.ROW_KEY, PUSHED_RECORD.BODY)
                .from(PUSHED_RECORD)
                .forEach(row ->
                        hidden.add(new Hidden(Place.WAITING, row.value1(), row.value2(), row.value3(), row.value4())));
        return hidden;
    }

    /// Writes the body of an event anew; it must hash to what it hashed to before.
    public void body(long seq, byte[] body) {
        sql.update(CHANGE_EVENT)
                .set(CHANGE_EVENT.BODY, body)
                .where(CHANGE_EVENT.SEQ.eq(seq))
                .execute();
    }

    /// Writes a body anew that readers do not see.
    public void body(Hidden hidden, byte[] body) {
        switch (hidden.place()) {
            case SUPERSEDED -> body(hidden.number(), body);
            case WAITING ->
                sql.update(PUSHED_RECORD)
                        .set(PUSHED_RECORD.BODY, body)
                        .where(PUSHED_RECORD.RECORD_ID.eq(hidden.number()))
                        .execute();
        }
    }

    /// Cleans every text that was concluded from events; answers how many different ones changed.
    public long conclusions(UnaryOperator<String> cleaned) {
        return clean(BUSINESS_EVENT, BUSINESS_EVENT.BODY, cleaned)
                + clean(BUSINESS_REVISION, BUSINESS_REVISION.BODY, cleaned)
                + clean(ANOMALY, ANOMALY.BODY, cleaned)
                + clean(ANOMALY_GROUP, ANOMALY_GROUP.SENTENCE, cleaned)
                + clean(ANOMALY_GROUP, ANOMALY_GROUP.FINGERPRINT, cleaned)
                + clean(FORMER_ANOMALY, FORMER_ANOMALY.BODY, cleaned)
                + clean(BUSINESS_OBJECT, BUSINESS_OBJECT.OBJECT_ID, cleaned)
                + clean(SUBJECT_CHANGE, SUBJECT_CHANGE.SUBJECT_KEY, cleaned);
    }

    private long clean(Table<Record> table, TableField<Record, String> field, UnaryOperator<String> cleaned) {
        Map<String, String> changed = new HashMap<>();
        try (var texts = sql.selectDistinct(field).from(table).fetchLazy()) {
            texts.forEach(row -> {
                String clean = cleaned.apply(row.value1());
                if (!clean.equals(row.value1())) {
                    changed.put(row.value1(), clean);
                }
            });
        }
        changed.forEach((text, clean) ->
                sql.update(table).set(field, clean).where(field.eq(text)).execute());
        return changed.size();
    }

    /// Cleans what was said of days; each version that changes is recorded anew in the log, as every row that is
    /// written.
    ///
    /// What was said is guarded against being overwritten. The guard is lifted within this transaction only, and is put
    /// back in its own words, so that the schema is what was signed.
    ///
    /// - **Shape**: `digest` answers the SHA-256 of a text, in hexadecimal digits.
    /// - **Errors**: `STORE_CORRUPT` where somebody took the guard away.
    public void days(UnaryOperator<String> cleaned, UnaryOperator<String> digest) {
        Object guard = sql.fetchValue("select sql from sqlite_schema where type = 'trigger' and name = ?", DAY_GUARD);
        if (guard == null) {
            throw new WorkbenchException(
                    ErrorCode.STORE_CORRUPT,
                    "The store has no " + DAY_GUARD + " any more, which keeps what was said of days as it is.",
                    "Run `auditctl verify`, and erase in an intact copy.");
        }
        boolean isLifted = false;
        for (var day : sql.select(DAY_SUMMARY.SUMMARY_NO, DAY_SUMMARY.FACTS)
                .from(DAY_SUMMARY)
                .fetch()) {
            String clean = cleaned.apply(day.value2());
            if (!clean.equals(day.value2())) {
                if (!isLifted) {
                    sql.execute("drop trigger " + DAY_GUARD);
                    isLifted = true;
                }
                sql.update(DAY_SUMMARY)
                        .set(DAY_SUMMARY.FACTS, clean)
                        .set(DAY_SUMMARY.SHA256, digest.apply(clean))
                        .where(DAY_SUMMARY.SUMMARY_NO.eq(day.value1()))
                        .execute();
            }
        }
        if (isLifted) {
            sql.execute(guard.toString());
        }
    }

    /// Forgets which words stand in the events from this one on; they are indexed again behind capture.
    public void forgetWords(long seq) {
        long run = seq / RUN_EVENTS;
        long through = Math.max(0, run * RUN_EVENTS - 1);
        if (SideIndex.WORDS.through(sql) > through) {
            sql.deleteFrom(WORD_RUN).where(WORD_RUN.ID.ge(WordRun.idOf(run, 0))).execute();
            SideIndex.WORDS.setThrough(sql, through);
        }
    }

    /// Keeps that it happened; the number is given by the store.
    public void keep(ErasureLog.Kept erasure) {
        sql.insertInto(ERASURE)
                .set(ERASURE.ERASED_US, erasure.erasedMicros())
                .set(ERASURE.ERASED_BY, erasure.erasedBy())
                .set(ERASURE.REASON, erasure.reason())
                .set(ERASURE.COLUMNS, erasure.columns())
                .set(ERASURE.EVENTS, erasure.events())
                .set(ERASURE.VALUE_COUNT, erasure.valueCount())
                .execute();
    }
}
