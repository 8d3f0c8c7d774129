package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ANOMALY;
import static io.auditworkbench.store.generated.Tables.ANOMALY_EVENT;
import static io.auditworkbench.store.generated.Tables.ANOMALY_GROUP;
import static io.auditworkbench.store.generated.Tables.CAPTURED_TABLE;
import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.DETECTOR_HOUR;
import static io.auditworkbench.store.generated.Tables.DETECTOR_STATE;
import static io.auditworkbench.store.generated.Tables.TABLE_VERSION;
import static io.auditworkbench.store.generated.Tables.TRIAGE_ACT;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads what detectors found, and what was said of it.
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class FindingLog {

    private final Path file;
    private final DSLContext sql;

    FindingLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// What somebody said of a group, and when; microseconds since the epoch, UTC.
    public record TriageAct(
            TriageState state, String reason, @Nullable Long mutedUntilMicros, String by, long atMicros) {}

    /// What became of a detector: `running`, `not-applicable` or `failed`, with the reason.
    public record DetectorState(String detector, String state, String reason) {}

    /// A finding as a moment: of which group, how severe, when; microseconds since the epoch, UTC.
    public record Hit(long group, Severity severity, long atMicros) {}

    /// How many findings there are.
    public long total() {
        return SqlWork.on(file, () -> (long) sql.fetchCount(ANOMALY));
    }

    /// The group of this number.
    public Optional<AnomalyGroup> group(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(ANOMALY_GROUP)
                        .where(ANOMALY_GROUP.GROUP_NO.eq(number))
                        .fetchOptional(FindingLog::group));
    }

    /// The groups with a finding in the range, the most severe and latest first; microseconds, `until` not part of it.
    public List<AnomalyGroup> groups(long from, long until) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(ANOMALY_GROUP)
                        .where(ANOMALY_GROUP.LAST_US.ge(from))
                        .and(ANOMALY_GROUP.FIRST_US.lt(until))
                        .orderBy(
                                ANOMALY_GROUP.SEVERITY.desc(),
                                ANOMALY_GROUP.LAST_US.desc(),
                                ANOMALY_GROUP.GROUP_NO.desc())
                        .fetch(FindingLog::group));
    }

    /// The number of the newest finding; 0 when there is none.
    public long newest() {
        return SqlWork.on(file, () -> {
            Long newest = sql.select(DSL.max(ANOMALY.ANOMALY_NO)).from(ANOMALY).fetchOne(0, Long.class);
            return newest == null ? 0 : newest;
        });
    }

    /// The groups that a finding after this number belongs to, the most severe and latest first.
    public List<AnomalyGroup> groupsFoundAfter(long finding) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(ANOMALY_GROUP)
                        .where(ANOMALY_GROUP.GROUP_NO.in(
                                DSL.select(ANOMALY.GROUP_NO).from(ANOMALY).where(ANOMALY.ANOMALY_NO.gt(finding))))
                        .orderBy(
                                ANOMALY_GROUP.SEVERITY.desc(),
                                ANOMALY_GROUP.LAST_US.desc(),
                                ANOMALY_GROUP.GROUP_NO.desc())
                        .fetch(FindingLog::group));
    }

    /// The groups after this number, in order.
    public List<AnomalyGroup> groupsAfter(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(ANOMALY_GROUP)
                        .where(ANOMALY_GROUP.GROUP_NO.gt(number))
                        .orderBy(ANOMALY_GROUP.GROUP_NO)
                        .fetch(FindingLog::group));
    }

    /// The groups that a change is evidence of.
    public List<AnomalyGroup> groupsOf(long seq) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(ANOMALY_GROUP)
                        .where(ANOMALY_GROUP.GROUP_NO.in(DSL.select(ANOMALY_EVENT.GROUP_NO)
                                .from(ANOMALY_EVENT)
                                .where(ANOMALY_EVENT.SEQ.eq(seq))))
                        .orderBy(ANOMALY_GROUP.GROUP_NO)
                        .fetch(FindingLog::group));
    }

    /// The groups that one of these changes is evidence of.
    public List<AnomalyGroup> groupsBetween(long firstSeq, long lastSeq) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(ANOMALY_GROUP)
                        .where(ANOMALY_GROUP.GROUP_NO.in(DSL.select(ANOMALY_EVENT.GROUP_NO)
                                .from(ANOMALY_EVENT)
                                .where(ANOMALY_EVENT.SEQ.between(firstSeq, lastSeq))))
                        .orderBy(ANOMALY_GROUP.GROUP_NO)
                        .fetch(FindingLog::group));
    }

    /// A change that is evidence of a group of findings.
    public record Flagged(long seq, long group, String detector, Severity severity) {}

    /// The changes between two numbers, both included, that are evidence of findings, in order; at most `limit`.
    public List<Flagged> flagged(long firstSeq, long lastSeq, int limit) {
        return flagged(ANOMALY_EVENT.SEQ.between(firstSeq, lastSeq), ANOMALY_EVENT.SEQ.asc(), limit);
    }

    /// The same, beginning with the last.
    public List<Flagged> flaggedNewestFirst(long firstSeq, long lastSeq, int limit) {
        return flagged(ANOMALY_EVENT.SEQ.between(firstSeq, lastSeq), ANOMALY_EVENT.SEQ.desc(), limit);
    }

    private List<Flagged> flagged(Condition where, SortField<Long> order, int limit) {
        return SqlWork.on(
                file,
                () -> sql.select(
                                ANOMALY_EVENT.SEQ,
                                ANOMALY_GROUP.GROUP_NO,
                                ANOMALY_GROUP.DETECTOR,
                                ANOMALY_GROUP.SEVERITY)
                        .from(ANOMALY_EVENT)
                        .join(ANOMALY_GROUP)
                        .on(ANOMALY_GROUP.GROUP_NO.eq(ANOMALY_EVENT.GROUP_NO))
                        .where(where)
                        .orderBy(order)
                        .limit(limit)
                        .fetch(row ->
                                new Flagged(row.value1(), row.value2(), row.value3(), Severity.ofCode(row.value4()))));
    }

    /// The groups of which one of the chosen changes is evidence that is kept.
    public Set<Long> groupsOfAny(LongPredicate chosen) {
        Set<Long> groups = new HashSet<>();
        SqlWork.on(file, () -> {
            try (Cursor<Record2<Long, Long>> rows = sql.select(ANOMALY_EVENT.SEQ, ANOMALY_EVENT.GROUP_NO)
                    .from(ANOMALY_EVENT)
                    .fetchLazy()) {
                for (Record2<Long, Long> row : rows) {
                    if (chosen.test(row.value1())) {
                        groups.add(row.value2());
                    }
                }
            }
            return null;
        });
        return groups;
    }

    /// The changes that are evidence of a group, the newest first, at most `limit`.
    public List<Long> evidence(long group, int limit) {
        return SqlWork.on(
                file,
                () -> sql.select(ANOMALY_EVENT.SEQ)
                        .from(ANOMALY_EVENT)
                        .where(ANOMALY_EVENT.GROUP_NO.eq(group))
                        .orderBy(ANOMALY_EVENT.SEQ.desc())
                        .limit(limit)
                        .fetch(ANOMALY_EVENT.SEQ));
    }

    /// The findings of a group, newest first, at most `limit`.
    public List<Anomaly> findings(long group, int limit) {
        return SqlWork.on(
                file,
                () -> sql.select(ANOMALY.BODY)
                        .from(ANOMALY)
                        .where(ANOMALY.GROUP_NO.eq(group))
                        .orderBy(ANOMALY.ANOMALY_NO.desc())
                        .limit(limit)
                        .fetch(row -> AnomalyJson.read(row.value1())));
    }

    /// Every finding in the range, oldest first; microseconds, `until` not part of it.
    public List<Anomaly> findingsBetween(long from, long until) {
        return SqlWork.on(
                file,
                () -> sql.select(ANOMALY.BODY)
                        .from(ANOMALY)
                        .where(ANOMALY.OCCURRED_US.ge(from))
                        .and(ANOMALY.OCCURRED_US.lt(until))
                        .orderBy(ANOMALY.ANOMALY_NO)
                        .fetch(row -> AnomalyJson.read(row.value1())));
    }

    /// A finding and the group it belongs to.
    public record GroupedFinding(long group, Anomaly finding) {}

    /// Every finding in the range with its group, oldest first; microseconds, `until` not part of it.
    public List<GroupedFinding> groupedBetween(long from, long until) {
        return SqlWork.on(
                file,
                () -> sql.select(ANOMALY.GROUP_NO, ANOMALY.BODY)
                        .from(ANOMALY)
                        .where(ANOMALY.OCCURRED_US.ge(from))
                        .and(ANOMALY.OCCURRED_US.lt(until))
                        .orderBy(ANOMALY.OCCURRED_US, ANOMALY.ANOMALY_NO)
                        .fetch(row -> new GroupedFinding(row.value1(), AnomalyJson.read(row.value2()))));
    }

    /// Every finding in the range as a moment, oldest first; microseconds, `until` not part of it.
    public List<Hit> hits(long from, long until) {
        return SqlWork.on(
                file,
                () -> sql.select(ANOMALY.GROUP_NO, ANOMALY.SEVERITY, ANOMALY.OCCURRED_US)
                        .from(ANOMALY)
                        .where(ANOMALY.OCCURRED_US.ge(from))
                        .and(ANOMALY.OCCURRED_US.lt(until))
                        .orderBy(ANOMALY.OCCURRED_US, ANOMALY.ANOMALY_NO)
                        .fetch(row -> new Hit(row.value1(), Severity.ofCode(row.value2()), row.value3())));
    }

    /// The tables of the changes that the last finding of a group names as evidence, as `shop.orders`.
    public List<String> tables(long group) {
        List<Long> evidence = findings(group, 1).stream()
                .flatMap(finding -> finding.evidence().stream())
                .toList();
        return SqlWork.on(
                file,
                () -> sql.selectDistinct(CAPTURED_TABLE.SCHEMA_NAME, CAPTURED_TABLE.TABLE_NAME)
                        .from(CHANGE_EVENT)
                        .join(TABLE_VERSION)
                        .on(TABLE_VERSION.VERSION_ID.eq(CHANGE_EVENT.VERSION_ID))
                        .join(CAPTURED_TABLE)
                        .on(CAPTURED_TABLE.TABLE_ID.eq(TABLE_VERSION.TABLE_ID))
                        .where(CHANGE_EVENT.SEQ.in(evidence))
                        .orderBy(CAPTURED_TABLE.SCHEMA_NAME, CAPTURED_TABLE.TABLE_NAME)
                        .fetch(row -> row.value1() + "." + row.value2()));
    }

    /// What was said of a group, oldest first.
    public List<TriageAct> acts(long group) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(TRIAGE_ACT)
                        .where(TRIAGE_ACT.GROUP_NO.eq(group))
                        .orderBy(TRIAGE_ACT.ACT_NO)
                        .fetch(row -> new TriageAct(
                                TriageState.valueOf(row.get(TRIAGE_ACT.STATE)),
                                row.get(TRIAGE_ACT.REASON),
                                row.get(TRIAGE_ACT.MUTED_UNTIL_US),
                                row.get(TRIAGE_ACT.ACTED_BY),
                                row.get(TRIAGE_ACT.ACTED_US))));
    }

    /// How many things each detector looked at between two hours since the epoch, the last included.
    public Map<String, Long> looked(long firstHour, long lastHour) {
        return SqlWork.on(
                file,
                () -> sql.select(DETECTOR_HOUR.DETECTOR, DSL.sum(DETECTOR_HOUR.LOOKED))
                        .from(DETECTOR_HOUR)
                        .where(DETECTOR_HOUR.HOUR.between(firstHour, lastHour))
                        .groupBy(DETECTOR_HOUR.DETECTOR)
                        .fetchMap(row -> row.value1(), row -> row.value2().longValue()));
    }

    /// What became of each detector.
    public List<DetectorState> detectors() {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(DETECTOR_STATE)
                        .orderBy(DETECTOR_STATE.DETECTOR)
                        .fetch(row -> new DetectorState(
                                row.get(DETECTOR_STATE.DETECTOR),
                                row.get(DETECTOR_STATE.STATE),
                                row.get(DETECTOR_STATE.REASON))));
    }

    private static AnomalyGroup group(Record row) {
        return new AnomalyGroup(
                row.get(ANOMALY_GROUP.GROUP_NO),
                row.get(ANOMALY_GROUP.DETECTOR),
                row.get(ANOMALY_GROUP.FINGERPRINT),
                Severity.ofCode(row.get(ANOMALY_GROUP.SEVERITY)),
                row.get(ANOMALY_GROUP.SENTENCE),
                row.get(ANOMALY_GROUP.ACTOR),
                row.get(ANOMALY_GROUP.FIRST_US),
                row.get(ANOMALY_GROUP.LAST_US),
                row.get(ANOMALY_GROUP.HIT_COUNT),
                row.get(ANOMALY_GROUP.EVENT_COUNT),
                TriageState.valueOf(row.get(ANOMALY_GROUP.STATE)),
                row.get(ANOMALY_GROUP.STATE_REASON),
                mutedUntil(row));
    }

    private static @Nullable Long mutedUntil(Record row) {
        return row.get(ANOMALY_GROUP.MUTED_UNTIL_US);
    }
}
