package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.BUSINESS_CHANGE;
import static io.auditworkbench.store.generated.Tables.BUSINESS_EVENT;
import static io.auditworkbench.store.generated.Tables.BUSINESS_OBJECT;
import static io.auditworkbench.store.generated.Tables.BUSINESS_REVISION;
import static io.auditworkbench.store.generated.Tables.CONCLUSION_CURSOR;
import static io.auditworkbench.store.generated.Tables.OPEN_ANCHOR;
import static io.auditworkbench.store.generated.Tables.RULE_FAILURE;
import static io.auditworkbench.store.generated.Tables.RULE_SWITCH;
import static io.auditworkbench.store.generated.Tables.RULE_TEXT;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;
import static io.auditworkbench.store.generated.Tables.SUBJECT;
import static io.auditworkbench.store.generated.Tables.SUBJECT_CHANGE;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.store.generated.tables.SourceTx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/// Reads what rules concluded.
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class ConclusionLog {

    private final Path file;
    private final DSLContext sql;

    ConclusionLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// Which business events are wanted; an empty option does not choose.
    ///
    /// - **Units**: microseconds since the epoch, UTC; `until` is not part of it.
    public record Question(
            Optional<String> type, Optional<String> objectType, Optional<String> objectId, long from, long until) {

        /// All of them.
        public static final Question ALL =
                new Question(Optional.empty(), Optional.empty(), Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// A rule's or mapping's text, and since which transaction it is in use.
    public record KeptText(RuleVersion version, String text, long firstTx) {}

    /// What a business event said, and the transaction after which it did.
    public record Revision(BusinessEvent event, long concludedTx) {}

    /// How many business events of a type there are.
    public record TypeCount(String type, long count) {}

    /// False for a store that an older program wrote and nobody opened for writing since: it has no conclusions.
    public boolean isThere() {
        return SqlWork.on(file, () -> sql.connectionResult(connection -> Migrations.version(connection) >= 2));
    }

    /// Whether conclusions were ever drawn.
    public boolean isDrawn() {
        return isThere() && SqlWork.on(file, () -> sql.fetchExists(CONCLUSION_CURSOR));
    }

    /// How far conclusions have been drawn: those of pruned transactions are none any more.
    public ConclusionCursor cursor() {
        return SqlWork.on(file, () -> cursor(sql));
    }

    static ConclusionCursor cursor(DSLContext sql) {
        return sql.selectFrom(CONCLUSION_CURSOR)
                .fetchOptional(row -> new ConclusionCursor(
                        row.get(CONCLUSION_CURSOR.THROUGH_TX),
                        row.get(CONCLUSION_CURSOR.THROUGH_SEQ),
                        row.get(CONCLUSION_CURSOR.WATERMARK_US),
                        row.get(CONCLUSION_CURSOR.MAPPING)))
                .orElseGet(() -> start(sql));
    }

    /// Conclusions are drawn from what is there.
    private static ConclusionCursor start(DSLContext sql) {
        PrunedLog.Edge edge = PrunedLog.edge(sql);
        return new ConclusionCursor(edge.throughTx(), edge.throughSeq(), 0, "");
    }

    /// The business event of this number.
    public Optional<NumberedEvent> event(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(BUSINESS_EVENT)
                        .where(BUSINESS_EVENT.BUSINESS_NO.eq(number))
                        .fetchOptional(ConclusionLog::numbered));
    }

    /// What it said before it was revised, oldest first.
    public List<NumberedEvent> formerRevisions(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(BUSINESS_REVISION)
                        .where(BUSINESS_REVISION.BUSINESS_NO.eq(number))
                        .orderBy(BUSINESS_REVISION.REVISION)
                        .fetch(row -> new NumberedEvent(
                                number,
                                Math.toIntExact(row.get(BUSINESS_REVISION.REVISION)),
                                BusinessEventJson.read(row.get(BUSINESS_REVISION.BODY)))));
    }

    /// Everything it ever said, oldest first, what it says now included.
    public List<Revision> revisions(long number) {
        return SqlWork.on(file, () -> {
            List<Revision> all = new ArrayList<>(sql.selectFrom(BUSINESS_REVISION)
                    .where(BUSINESS_REVISION.BUSINESS_NO.eq(number))
                    .orderBy(BUSINESS_REVISION.REVISION)
                    .fetch(row -> new Revision(
                            BusinessEventJson.read(row.get(BUSINESS_REVISION.BODY)),
                            row.get(BUSINESS_REVISION.CONCLUDED_TX))));
            sql.selectFrom(BUSINESS_EVENT)
                    .where(BUSINESS_EVENT.BUSINESS_NO.eq(number))
                    .fetchOptional(row -> new Revision(numbered(row).event(), row.get(BUSINESS_EVENT.CONCLUDED_TX)))
                    .ifPresent(all::add);
            return all;
        });
    }

    /// The events before `number`, newest first, at most `limit`; `Long.MAX_VALUE` begins at the newest.
    public List<NumberedEvent> before(long number, Question question, int limit) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(BUSINESS_EVENT)
                        .where(condition(question))
                        .and(BUSINESS_EVENT.BUSINESS_NO.lt(number))
                        .orderBy(BUSINESS_EVENT.BUSINESS_NO.desc())
                        .limit(limit)
                        .fetch(ConclusionLog::numbered));
    }

    /// The events after `number`, oldest first, at most `limit`; 0 begins at the oldest.
    public List<NumberedEvent> after(long number, Question question, int limit) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(BUSINESS_EVENT)
                        .where(condition(question))
                        .and(BUSINESS_EVENT.BUSINESS_NO.gt(number))
                        .orderBy(BUSINESS_EVENT.BUSINESS_NO)
                        .limit(limit)
                        .fetch(ConclusionLog::numbered));
    }

    /// The events that started with one of these changes.
    public List<NumberedEvent> startedBetween(long firstSeq, long lastSeq) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(BUSINESS_EVENT)
                        .where(BUSINESS_EVENT.ANCHOR_SEQ.between(firstSeq, lastSeq))
                        .orderBy(BUSINESS_EVENT.BUSINESS_NO)
                        .fetch(ConclusionLog::numbered));
    }

    /// The events that rest on one of these changes, in the order of their numbers, at most `limit`; of a store that an
    /// older program wrote and nobody opened for writing since, those that started with one of them.
    public List<NumberedEvent> partsBetween(long firstSeq, long lastSeq, int limit) {
        if (!knowsParts()) {
            return startedBetween(firstSeq, lastSeq).stream().limit(limit).toList();
        }
        return SqlWork.on(
                file,
                () -> sql.selectFrom(BUSINESS_EVENT)
                        .where(BUSINESS_EVENT.BUSINESS_NO.in(DSL.select(BUSINESS_CHANGE.BUSINESS_NO)
                                .from(BUSINESS_CHANGE)
                                .where(BUSINESS_CHANGE.SEQ.between(firstSeq, lastSeq))))
                        .orderBy(BUSINESS_EVENT.BUSINESS_NO)
                        .limit(limit)
                        .fetch(ConclusionLog::numbered));
    }

    /// The same for changes that do not follow each other.
    public List<NumberedEvent> partsOf(List<Long> changes, int limit) {
        List<Long> numbers = numbersOf(changes).stream().limit(limit).toList();
        return SqlWork.on(
                file,
                () -> sql.selectFrom(BUSINESS_EVENT)
                        .where(BUSINESS_EVENT.BUSINESS_NO.in(numbers))
                        .orderBy(BUSINESS_EVENT.BUSINESS_NO)
                        .fetch(ConclusionLog::numbered));
    }

    /// The numbers of the events that rest on one of these changes.
    public List<Long> numbersOf(List<Long> changes) {
        if (!knowsParts()) {
            return SqlWork.on(
                    file,
                    () -> sql.select(BUSINESS_EVENT.BUSINESS_NO)
                            .from(BUSINESS_EVENT)
                            .where(BUSINESS_EVENT.ANCHOR_SEQ.in(changes))
                            .fetch(BUSINESS_EVENT.BUSINESS_NO));
        }
        return SqlWork.on(
                file,
                () -> sql.selectDistinct(BUSINESS_CHANGE.BUSINESS_NO)
                        .from(BUSINESS_CHANGE)
                        .where(BUSINESS_CHANGE.SEQ.in(changes))
                        .orderBy(BUSINESS_CHANGE.BUSINESS_NO)
                        .fetch(BUSINESS_CHANGE.BUSINESS_NO));
    }

    /// Whether the store says of each change which events it is part of, not only which it started.
    public boolean knowsParts() {
        return SqlWork.on(file, () -> sql.connectionResult(connection -> Migrations.version(connection) >= 3));
    }

    /// How many there are of each type, the most frequent first.
    public List<TypeCount> counts(Question question) {
        return SqlWork.on(
                file,
                () -> sql.select(BUSINESS_EVENT.TYPE, DSL.count())
                        .from(BUSINESS_EVENT)
                        .where(condition(question))
                        .groupBy(BUSINESS_EVENT.TYPE)
                        .orderBy(DSL.count().desc(), BUSINESS_EVENT.TYPE)
                        .fetch(row -> new TypeCount(row.value1(), row.value2())));
    }

    /// How many of a type there are of each standing.
    public record StandingCount(String type, Standing standing, long count) {}

    /// The same with what became of them, by type.
    public List<StandingCount> countsByStanding(Question question) {
        return SqlWork.on(
                file,
                () -> sql.select(BUSINESS_EVENT.TYPE, BUSINESS_EVENT.STANDING, DSL.count())
                        .from(BUSINESS_EVENT)
                        .where(condition(question))
                        .groupBy(BUSINESS_EVENT.TYPE, BUSINESS_EVENT.STANDING)
                        .orderBy(BUSINESS_EVENT.TYPE, BUSINESS_EVENT.STANDING)
                        .fetch(row -> new StandingCount(row.value1(), Standing.ofCode(row.value2()), row.value3())));
    }

    /// What a business event is worth, without the rest of it.
    public record Valued(long number, String type, List<EventAttribute> attributes) {}

    /// Gives those that were not withdrawn to `sink`, in the order of their numbers.
    public void eachValued(Question question, Consumer<Valued> sink) {
        Field<String> attributes = DSL.field("json_extract({0}, '$.attributes')", String.class, BUSINESS_EVENT.BODY);
        SqlWork.on(file, () -> {
            try (Cursor<Record3<Long, String, String>> rows = sql.select(
                            BUSINESS_EVENT.BUSINESS_NO, BUSINESS_EVENT.TYPE, attributes)
                    .from(BUSINESS_EVENT)
                    .where(condition(question))
                    .and(BUSINESS_EVENT.STANDING.ne((long) Standing.WITHDRAWN.code()))
                    .orderBy(BUSINESS_EVENT.BUSINESS_NO)
                    .fetchLazy()) {
                for (Record3<Long, String, String> row : rows) {
                    sink.accept(new Valued(row.value1(), row.value2(), BusinessEventJson.attributes(row.value3())));
                }
            }
            return null;
        });
    }

    /// How many transactions that were committed then no conclusions have been drawn from yet; microseconds, `until`
    /// not part of it.
    public long behind(long from, long until) {
        return SqlWork.on(file, () -> (long) sql.fetchCount(
                SOURCE_TX,
                SOURCE_TX
                        .TX_ID
                        .gt(cursor(sql).throughTx())
                        .and(SOURCE_TX.COMMIT_US.ge(from))
                        .and(SOURCE_TX.COMMIT_US.lt(until))
                        .and(SOURCE_TX.EVENT_COUNT.gt(0L))
                        .and(EventQuery.isShown())));
    }

    /// How many starts that were committed then wait for their time window to close; microseconds, `until` not part of
    /// it.
    public long waiting(long from, long until) {
        SourceTx nearest = new SourceTx("nearest");
        Field<Long> committed = DSL.field(DSL.select(nearest.COMMIT_US)
                .from(nearest)
                .where(nearest.FIRST_SEQ.le(OPEN_ANCHOR.ANCHOR_SEQ))
                .orderBy(nearest.FIRST_SEQ.desc(), nearest.TX_ID.desc())
                .limit(DSL.inline(1)));
        return SqlWork.on(file, () ->
                (long) sql.fetchCount(OPEN_ANCHOR, committed.ge(from).and(committed.lt(until))));
    }

    private static Condition condition(Question question) {
        List<Condition> all = new ArrayList<>();
        question.type().ifPresent(type -> all.add(BUSINESS_EVENT.TYPE.eq(type)));
        if (question.from() != Long.MIN_VALUE) {
            all.add(BUSINESS_EVENT.OCCURRED_US.ge(question.from()));
        }
        if (question.until() != Long.MAX_VALUE) {
            all.add(BUSINESS_EVENT.OCCURRED_US.lt(question.until()));
        }
        if (question.objectType().isPresent()) {
            Condition mine =
                    BUSINESS_OBJECT.OBJECT_TYPE.eq(question.objectType().get());
            Condition same =
                    question.objectId().map(BUSINESS_OBJECT.OBJECT_ID::eq).orElse(DSL.noCondition());
            all.add(BUSINESS_EVENT.BUSINESS_NO.in(DSL.select(BUSINESS_OBJECT.BUSINESS_NO)
                    .from(BUSINESS_OBJECT)
                    .where(mine.and(same))));
        }
        return DSL.and(all);
    }

    /// The numbers of the changes that concern an object, in the order they were stored.
    public List<Long> linked(String subject, String key) {
        return SqlWork.on(
                file,
                () -> sql.select(SUBJECT_CHANGE.SEQ)
                        .from(SUBJECT_CHANGE)
                        .join(SUBJECT)
                        .on(SUBJECT.SUBJECT_NO.eq(SUBJECT_CHANGE.SUBJECT_NO))
                        .where(SUBJECT.NAME.eq(subject))
                        .and(SUBJECT_CHANGE.SUBJECT_KEY.eq(key))
                        .orderBy(SUBJECT_CHANGE.SEQ)
                        .fetch(SUBJECT_CHANGE.SEQ));
    }

    /// The rules and mappings that conclusions were drawn with, in the order they came into use.
    public List<KeptText> texts() {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(RULE_TEXT)
                        .orderBy(RULE_TEXT.RULE_NO)
                        .fetch(row -> new KeptText(
                                new RuleVersion(
                                        row.get(RULE_TEXT.RULE_ID),
                                        Math.toIntExact(row.get(RULE_TEXT.VERSION)),
                                        row.get(RULE_TEXT.SHA256)),
                                row.get(RULE_TEXT.TEXT),
                                row.get(RULE_TEXT.FIRST_TX))));
    }

    /// How many business events there are, withdrawn ones included.
    public long total() {
        return SqlWork.on(file, () -> (long) sql.fetchCount(BUSINESS_EVENT));
    }

    /// The rules that are switched off.
    public Set<String> switchedOff() {
        return SqlWork.on(
                file,
                () -> sql.select(RULE_SWITCH.RULE_ID)
                        .from(RULE_SWITCH)
                        .where(RULE_SWITCH.IS_ENABLED.eq(0L))
                        .fetchSet(RULE_SWITCH.RULE_ID));
    }

    /// The rules that broke over changes, since everything was concluded anew the last time.
    public List<RuleFailure> failures() {
        return SqlWork.on(
                file,
                () -> sql.connectionResult(connection -> Migrations.version(connection) < 4)
                        ? List.of()
                        : sql.selectFrom(RULE_FAILURE)
                                .orderBy(RULE_FAILURE.RULE_ID)
                                .fetch(row -> new RuleFailure(
                                        row.get(RULE_FAILURE.RULE_ID),
                                        row.get(RULE_FAILURE.FIRST_TX),
                                        row.get(RULE_FAILURE.FIRST_SEQ),
                                        row.get(RULE_FAILURE.TIMES),
                                        row.get(RULE_FAILURE.REASON))));
    }

    /// How many transactions no conclusions have been drawn from yet.
    public long behind() {
        return SqlWork.on(file, () -> {
            long through = cursor(sql).throughTx();
            // their numbers have no holes; counting millions of them would take a second
            return Tail.lastTransaction(sql)
                    - through
                    - sql.fetchCount(SOURCE_TX, EventQuery.isHidden().and(SOURCE_TX.TX_ID.gt(through)));
        });
    }

    /// How many starts wait for their time window to close.
    public long openCount() {
        return SqlWork.on(file, () -> (long) sql.fetchCount(OPEN_ANCHOR));
    }

    private static NumberedEvent numbered(Record row) {
        return new NumberedEvent(
                row.get(BUSINESS_EVENT.BUSINESS_NO),
                Math.toIntExact(row.get(BUSINESS_EVENT.REVISION)),
                BusinessEventJson.read(row.get(BUSINESS_EVENT.BODY)));
    }
}
