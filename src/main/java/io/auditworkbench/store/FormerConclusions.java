package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ANOMALY;
import static io.auditworkbench.store.generated.Tables.ANOMALY_EVENT;
import static io.auditworkbench.store.generated.Tables.ANOMALY_GROUP;
import static io.auditworkbench.store.generated.Tables.BUSINESS_CHANGE;
import static io.auditworkbench.store.generated.Tables.BUSINESS_EVENT;
import static io.auditworkbench.store.generated.Tables.BUSINESS_OBJECT;
import static io.auditworkbench.store.generated.Tables.BUSINESS_REVISION;
import static io.auditworkbench.store.generated.Tables.CONCLUSION_CURSOR;
import static io.auditworkbench.store.generated.Tables.CONCLUSION_RUN;
import static io.auditworkbench.store.generated.Tables.DETECTOR_HOUR;
import static io.auditworkbench.store.generated.Tables.DETECTOR_MEMORY;
import static io.auditworkbench.store.generated.Tables.DETECTOR_STATE;
import static io.auditworkbench.store.generated.Tables.FORMER_ANOMALY;
import static io.auditworkbench.store.generated.Tables.OPEN_ANCHOR;
import static io.auditworkbench.store.generated.Tables.RULE_FAILURE;
import static io.auditworkbench.store.generated.Tables.RULE_TEXT;
import static io.auditworkbench.store.generated.Tables.SUBJECT_CHANGE;
import static io.auditworkbench.store.generated.Tables.TRIAGE_ACT;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.TriageState;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What was concluded before everything is concluded anew: set aside under negative numbers, and brought together with
/// the new, all within one SQLite transaction, so that nobody ever sees it half done.
///
/// - **Threading**: the writer's.
final class FormerConclusions {

    private static final int PAGE = 500;
    private static final String ASIDE = "-";
    private static final Table<Record> NOW = BUSINESS_EVENT.as("present");
    private static final Table<Record> THEN = BUSINESS_EVENT.as("former");
    private static final Field<Long> NOW_NO = of(NOW, BUSINESS_EVENT.BUSINESS_NO);
    private static final Field<String> NOW_BODY = of(NOW, BUSINESS_EVENT.BODY);
    private static final Field<Long> THEN_NO = of(THEN, BUSINESS_EVENT.BUSINESS_NO);
    private static final Field<Long> THEN_REVISION = of(THEN, BUSINESS_EVENT.REVISION);
    private static final Field<Long> THEN_TX = of(THEN, BUSINESS_EVENT.CONCLUDED_TX);
    private static final Field<String> THEN_BODY = of(THEN, BUSINESS_EVENT.BODY);
    private static final Condition SAME_NUMBER = NOW_NO.eq(THEN_NO.neg());

    private final DSLContext sql;
    private final ConclusionWriter conclusions;
    private long lastEvent;
    private long lastGroup;

    private static <T> Field<T> of(Table<Record> table, Field<T> field) {
        return Objects.requireNonNull(table.field(field));
    }

    private FormerConclusions(Connection connection, ConclusionWriter conclusions) {
        sql = DSL.using(connection, SQLDialect.SQLITE);
        this.conclusions = conclusions;
    }

    /// Sets everything aside, lets everything be drawn, and brings both together; the caller commits or rolls back.
    static Redrawn redraw(
            Path file,
            Connection connection,
            ConclusionWriter conclusions,
            FindingWriter findings,
            Redrawing redrawing) {
        FormerConclusions former = new FormerConclusions(connection, conclusions);
        former.setAside();
        try {
            conclusions.beginAnew(former.lastEvent);
            findings.beginAnew(former.lastGroup);
            redrawing.draw();
            flush(file, conclusions, findings);
            Redrawn drawn = former.bringTogether(redrawing);
            flush(file, conclusions, findings);
            return drawn;
        } finally {
            conclusions.endAnew();
            findings.endAnew();
        }
    }

    private static void flush(Path file, ConclusionWriter conclusions, FindingWriter findings) {
        SqlWork.on(file, () -> {
            conclusions.flush();
            findings.flush();
            return null;
        });
    }

    /// Sets everything aside; the numbers that new conclusions take come after `lastEvent` and `lastGroup`.
    private void setAside() {
        lastEvent = LastNumbers.business(sql);
        lastGroup = LastNumbers.group(sql);
        sql.update(BUSINESS_EVENT)
                .set(BUSINESS_EVENT.BUSINESS_NO, BUSINESS_EVENT.BUSINESS_NO.neg())
                .set(BUSINESS_EVENT.ANCHOR_SEQ, BUSINESS_EVENT.ANCHOR_SEQ.neg())
                .execute();
        sql.update(BUSINESS_REVISION)
                .set(BUSINESS_REVISION.BUSINESS_NO, BUSINESS_REVISION.BUSINESS_NO.neg())
                .execute();
        // both are made again from what the events say
        sql.deleteFrom(BUSINESS_OBJECT).execute();
        sql.deleteFrom(BUSINESS_CHANGE).execute();
        sql.update(ANOMALY_GROUP)
                .set(ANOMALY_GROUP.GROUP_NO, ANOMALY_GROUP.GROUP_NO.neg())
                .set(ANOMALY_GROUP.DETECTOR, DSL.concat(DSL.val(ASIDE), ANOMALY_GROUP.DETECTOR))
                .execute();
        sql.update(ANOMALY).set(ANOMALY.GROUP_NO, ANOMALY.GROUP_NO.neg()).execute();
        sql.update(ANOMALY_EVENT)
                .set(ANOMALY_EVENT.GROUP_NO, ANOMALY_EVENT.GROUP_NO.neg())
                .execute();
        sql.deleteFrom(SUBJECT_CHANGE).execute();
        sql.deleteFrom(OPEN_ANCHOR).execute();
        sql.deleteFrom(CONCLUSION_CURSOR).execute();
        sql.deleteFrom(RULE_FAILURE).execute();
        sql.deleteFrom(DETECTOR_MEMORY).execute();
        sql.deleteFrom(DETECTOR_HOUR).execute();
        sql.deleteFrom(DETECTOR_STATE).execute();
        // not in use any more, unless the run that follows says so
        sql.update(RULE_TEXT).set(RULE_TEXT.FIRST_TX, 0L).execute();
    }

    /// The number under which the same finding was known; 0 for none.
    static long groupOf(DSLContext sql, String detector, String fingerprint) {
        Long aside = sql.select(ANOMALY_GROUP.GROUP_NO)
                .from(ANOMALY_GROUP)
                .where(ANOMALY_GROUP.DETECTOR.eq(ASIDE + detector))
                .and(ANOMALY_GROUP.FINGERPRINT.eq(fingerprint))
                .fetchOne(ANOMALY_GROUP.GROUP_NO);
        return aside == null ? 0 : -aside;
    }

    /// Brings what was set aside and what is concluded now together.
    private Redrawn bringTogether(Redrawing redrawing) {
        long gained = count(BUSINESS_EVENT.BUSINESS_NO.gt(lastEvent));
        long changed = changed(redrawing);
        history();
        long lost = lost(redrawing);
        sql.deleteFrom(BUSINESS_EVENT).where(BUSINESS_EVENT.BUSINESS_NO.lt(0L)).execute();
        long run = sql.insertInto(CONCLUSION_RUN)
                .set(CONCLUSION_RUN.RUN_US, redrawing.atMicros())
                .set(CONCLUSION_RUN.RUN_BY, redrawing.by())
                .set(CONCLUSION_RUN.GAINED, gained)
                .set(CONCLUSION_RUN.CHANGED, changed)
                .set(CONCLUSION_RUN.LOST, lost)
                .set(CONCLUSION_RUN.FINDINGS_GAINED, (long)
                        sql.fetchCount(ANOMALY_GROUP, ANOMALY_GROUP.GROUP_NO.gt(lastGroup)))
                .set(CONCLUSION_RUN.FINDINGS_LOST, 0L)
                .returning(CONCLUSION_RUN.RUN_NO)
                .fetchSingle(CONCLUSION_RUN.RUN_NO);
        long groupsLost = groups(run, redrawing);
        sql.update(CONCLUSION_RUN)
                .set(CONCLUSION_RUN.FINDINGS_LOST, groupsLost)
                .where(CONCLUSION_RUN.RUN_NO.eq(run))
                .execute();
        return new Redrawn(
                run,
                gained,
                changed,
                lost,
                sql.fetchCount(ANOMALY_GROUP, ANOMALY_GROUP.GROUP_NO.gt(lastGroup)),
                groupsLost);
    }

    private long count(Condition condition) {
        return sql.fetchCount(BUSINESS_EVENT, condition);
    }

    /// How many say something else now.
    private long changed(Redrawing redrawing) {
        long changed = 0;
        try (var rows = sql.select(NOW_BODY, THEN_BODY)
                .from(THEN)
                .join(NOW)
                .on(SAME_NUMBER)
                .where(THEN_NO.lt(0L))
                .and(NOW_BODY.ne(THEN_BODY))
                .fetchLazy()) {
            for (var row : rows) {
                if (!redrawing.isSame(BusinessEventJson.read(row.value1()), BusinessEventJson.read(row.value2()))) {
                    changed++;
                }
            }
        }
        return changed;
    }

    /// What was said before stays as it was numbered; where something else is said now, that is one revision more.
    private void history() {
        sql.deleteFrom(BUSINESS_REVISION)
                .where(BUSINESS_REVISION.BUSINESS_NO.between(1L, lastEvent))
                .execute();
        sql.update(BUSINESS_REVISION)
                .set(BUSINESS_REVISION.BUSINESS_NO, BUSINESS_REVISION.BUSINESS_NO.neg())
                .where(BUSINESS_REVISION.BUSINESS_NO.lt(0L))
                .execute();
        sql.insertInto(BUSINESS_REVISION)
                .select(sql.select(THEN_NO.neg(), THEN_REVISION, THEN_TX, THEN_BODY)
                        .from(THEN)
                        .join(NOW)
                        .on(SAME_NUMBER)
                        .where(THEN_NO.lt(0L))
                        .and(NOW_BODY.ne(THEN_BODY)))
                .execute();
        sql.update(BUSINESS_EVENT)
                .set(
                        BUSINESS_EVENT.REVISION,
                        DSL.field(sql.select(THEN_REVISION.plus(DSL.when(THEN_BODY.ne(BUSINESS_EVENT.BODY), 1L)
                                        .otherwise(0L)))
                                .from(THEN)
                                .where(THEN_NO.eq(BUSINESS_EVENT.BUSINESS_NO.neg()))))
                .where(BUSINESS_EVENT.BUSINESS_NO.between(1L, lastEvent))
                .execute();
    }

    /// What is no longer concluded is withdrawn under its number, with what it said before.
    private long lost(Redrawing redrawing) {
        long lost = 0;
        long from = 0;
        List<Record> page = lostAfter(from);
        while (!page.isEmpty()) {
            for (Record row : page) {
                from = -row.get(THEN_NO);
                lost += lost(redrawing, row) ? 1 : 0;
            }
            page = lostAfter(from);
        }
        return lost;
    }

    private List<Record> lostAfter(long number) {
        return new ArrayList<>(sql.select(THEN_NO, THEN_REVISION, THEN_TX, THEN_BODY)
                .from(THEN)
                .where(THEN_NO.lt(-number))
                .andNotExists(sql.selectOne().from(NOW).where(SAME_NUMBER))
                .orderBy(THEN_NO.desc())
                .limit(PAGE)
                .fetch());
    }

    private boolean lost(Redrawing redrawing, Record row) {
        long number = -row.get(THEN_NO);
        int revision = Math.toIntExact(row.get(THEN_REVISION));
        BusinessEvent then = BusinessEventJson.read(row.get(THEN_BODY));
        BusinessEvent withdrawn = redrawing.withdrawn(then);
        boolean isNews = !withdrawn.equals(then);
        if (isNews) {
            sql.insertInto(BUSINESS_REVISION)
                    .values(number, (long) revision, row.get(THEN_TX), row.get(THEN_BODY))
                    .execute();
        }
        conclusions.restore(new NumberedEvent(number, isNews ? revision + 1 : revision, withdrawn), row.get(THEN_TX));
        return isNews;
    }

    /// Groups of findings keep their numbers and what people said of them.
    private long groups(long run, Redrawing redrawing) {
        long lost = 0;
        for (Record old : sql.selectFrom(ANOMALY_GROUP)
                .where(ANOMALY_GROUP.GROUP_NO.lt(0L))
                .fetch()) {
            long number = -old.get(ANOMALY_GROUP.GROUP_NO);
            if (sql.fetchExists(ANOMALY_GROUP, ANOMALY_GROUP.GROUP_NO.eq(number))) {
                foundAgain(run, number, old);
            } else {
                lost += restore(number, old, redrawing) ? 1 : 0;
            }
        }
        return lost;
    }

    private void foundAgain(long run, long number, Record old) {
        TriageState state = TriageState.valueOf(old.get(ANOMALY_GROUP.STATE));
        if (state != TriageState.SUPERSEDED) {
            sql.update(ANOMALY_GROUP)
                    .set(ANOMALY_GROUP.STATE, old.get(ANOMALY_GROUP.STATE))
                    .set(ANOMALY_GROUP.STATE_REASON, old.get(ANOMALY_GROUP.STATE_REASON))
                    .set(ANOMALY_GROUP.MUTED_UNTIL_US, old.get(ANOMALY_GROUP.MUTED_UNTIL_US))
                    .where(ANOMALY_GROUP.GROUP_NO.eq(number))
                    .execute();
        }
        sql.insertInto(FORMER_ANOMALY, FORMER_ANOMALY.RUN_NO, FORMER_ANOMALY.GROUP_NO, FORMER_ANOMALY.BODY)
                .select(sql.select(DSL.val(run), DSL.val(number), ANOMALY.BODY)
                        .from(ANOMALY)
                        .where(ANOMALY.GROUP_NO.eq(-number))
                        .and(ANOMALY.BODY.notIn(
                                sql.select(ANOMALY.BODY).from(ANOMALY).where(ANOMALY.GROUP_NO.eq(number)))))
                .execute();
        sql.deleteFrom(ANOMALY).where(ANOMALY.GROUP_NO.eq(-number)).execute();
        sql.deleteFrom(ANOMALY_EVENT).where(ANOMALY_EVENT.GROUP_NO.eq(-number)).execute();
        sql.deleteFrom(ANOMALY_GROUP).where(ANOMALY_GROUP.GROUP_NO.eq(-number)).execute();
    }

    /// A group that is not found again stays as it was, and is open no more unless somebody confirmed it.
    private boolean restore(long number, Record old, Redrawing redrawing) {
        sql.update(ANOMALY_GROUP)
                .set(ANOMALY_GROUP.GROUP_NO, number)
                .set(ANOMALY_GROUP.DETECTOR, old.get(ANOMALY_GROUP.DETECTOR).substring(ASIDE.length()))
                .where(ANOMALY_GROUP.GROUP_NO.eq(-number))
                .execute();
        sql.update(ANOMALY)
                .set(ANOMALY.GROUP_NO, number)
                .where(ANOMALY.GROUP_NO.eq(-number))
                .execute();
        sql.update(ANOMALY_EVENT)
                .set(ANOMALY_EVENT.GROUP_NO, number)
                .where(ANOMALY_EVENT.GROUP_NO.eq(-number))
                .execute();
        boolean isOpen = switch (TriageState.valueOf(old.get(ANOMALY_GROUP.STATE))) {
            case NEW, IN_REVIEW -> true;
            case EXPLAINED, CONFIRMED, MUTED, SUPERSEDED -> false;
        };
        if (isOpen) {
            sql.update(ANOMALY_GROUP)
                    .set(ANOMALY_GROUP.STATE, TriageState.SUPERSEDED.name())
                    .set(ANOMALY_GROUP.STATE_REASON, redrawing.reason())
                    .where(ANOMALY_GROUP.GROUP_NO.eq(number))
                    .execute();
            sql.insertInto(TRIAGE_ACT)
                    .set(TRIAGE_ACT.GROUP_NO, number)
                    .set(TRIAGE_ACT.STATE, TriageState.SUPERSEDED.name())
                    .set(TRIAGE_ACT.REASON, redrawing.reason())
                    .set(TRIAGE_ACT.ACTED_BY, redrawing.by())
                    .set(TRIAGE_ACT.ACTED_US, redrawing.atMicros())
                    .execute();
        }
        return isOpen;
    }
}
