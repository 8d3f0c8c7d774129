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
import static io.auditworkbench.store.generated.Tables.SUBJECT;
import static io.auditworkbench.store.generated.Tables.SUBJECT_CHANGE;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.model.event.RuleVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Writes what rules conclude, and reads back what it has to compare with; everything since the last commit of the
/// [StoreWriter] it belongs to is written or forgotten together.
///
/// - **Threading**: the writer's.
public final class ConclusionWriter {

    private static final String LIVE = "live";

    private final Path file;
    private final DSLContext sql;
    private final Connection connection;
    private final EventRows logged;
    private final TableInsert events;
    private final TableInsert objects;
    private final TableInsert parts;
    private final TableInsert changes;
    private final PreparedStatement find;
    private final PreparedStatement linked;
    private final Map<String, Long> subjects = new HashMap<>();
    private final Map<RuleVersion, Long> rules = new HashMap<>();
    private final Set<String> unwritten = new HashSet<>();
    private final Set<Long> unwrittenAnchors = new HashSet<>();
    private long next;
    private boolean isAnew;

    ConclusionWriter(Path file, Connection connection, ReadNames names) throws SQLException {
        this.file = file;
        this.connection = connection;
        sql = DSL.using(connection, SQLDialect.SQLITE);
        logged = new EventRows(connection, sql, new EventReader(names), DSL.noCondition(), EventOrder.OLDEST_FIRST);
        events = TableInsert.into(connection, BUSINESS_EVENT);
        objects = TableInsert.intoUnlessThere(connection, BUSINESS_OBJECT);
        parts = TableInsert.intoUnlessThere(connection, BUSINESS_CHANGE);
        changes = TableInsert.intoUnlessThere(connection, SUBJECT_CHANGE);
        find = prepare(sql.select(BUSINESS_EVENT.BUSINESS_NO, BUSINESS_EVENT.REVISION, BUSINESS_EVENT.BODY)
                .from(BUSINESS_EVENT)
                .join(RULE_TEXT)
                .on(RULE_TEXT.RULE_NO.eq(BUSINESS_EVENT.RULE_NO))
                .where(BUSINESS_EVENT.ANCHOR_SEQ.eq(0L))
                .and(RULE_TEXT.RULE_ID.eq("")));
        linked = prepare(sql.select(SUBJECT_CHANGE.SEQ)
                .from(SUBJECT_CHANGE)
                .where(SUBJECT_CHANGE.SUBJECT_NO.eq(0L))
                .and(SUBJECT_CHANGE.SUBJECT_KEY.eq(""))
                .orderBy(SUBJECT_CHANGE.SEQ));
        forget();
    }

    private PreparedStatement prepare(Query query) throws SQLException {
        return connection.prepareStatement(query.getSQL());
    }

    /// How far conclusions have been drawn.
    public ConclusionCursor cursor() {
        return SqlWork.on(file, () -> ConclusionLog.cursor(sql));
    }

    /// Says how far they have.
    public void advance(ConclusionCursor cursor) {
        sql.insertInto(CONCLUSION_CURSOR)
                .values(LIVE, cursor.throughTx(), cursor.throughSeq(), cursor.watermarkMicros(), cursor.mapping())
                .onConflict(CONCLUSION_CURSOR.NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /// Notes that a change concerns an object.
    public void link(String subject, String key, long seq) {
        SqlWork.on(file, () -> {
            changes.put(subjectNumber(subject)).put(key).put(seq).add();
            unwritten.add(subject + '\0' + key);
            return null;
        });
    }

    private long subjectNumber(String name) {
        return subjects.computeIfAbsent(name, unknown -> {
            Long known = sql.select(SUBJECT.SUBJECT_NO)
                    .from(SUBJECT)
                    .where(SUBJECT.NAME.eq(unknown))
                    .fetchOne(SUBJECT.SUBJECT_NO);
            return known != null
                    ? known
                    : sql.insertInto(SUBJECT, SUBJECT.NAME)
                            .values(unknown)
                            .returning(SUBJECT.SUBJECT_NO)
                            .fetchSingle(SUBJECT.SUBJECT_NO);
        });
    }

    /// The numbers of the changes that concern an object, in the order they were stored.
    public List<Long> linked(String subject, String key) {
        return SqlWork.on(file, () -> {
            if (unwritten.contains(subject + '\0' + key)) {
                changes.flush();
                unwritten.clear();
            }
            linked.setLong(1, subjectNumber(subject));
            linked.setString(2, key);
            List<Long> found = new ArrayList<>();
            try (ResultSet rows = linked.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        });
    }

    /// The visible ones among the events of these ascending numbers; with a statement that is made once,
    /// because histories are read again all the time.
    public List<StoredEvent> logged(List<Long> seqs) {
        return SqlWork.on(file, () -> {
            List<StoredEvent> found = new ArrayList<>();
            for (int i = 0; i < seqs.size(); i++) {
                long first = seqs.get(i);
                long last = first;
                while (i + 1 < seqs.size() && seqs.get(i + 1) == last + 1) {
                    last = seqs.get(++i);
                }
                logged.read(first, last, found::add);
            }
            return found;
        });
    }

    /// What a rule concluded from a change, whichever version of the rule.
    public Optional<NumberedEvent> find(String ruleId, long anchor) {
        return SqlWork.on(file, () -> {
            if (unwrittenAnchors.contains(anchor)) {
                flushEvents();
            }
            find.setLong(1, anchor);
            find.setString(2, ruleId);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new NumberedEvent(
                                row.getLong(1), row.getInt(2), BusinessEventJson.read(row.getString(3))))
                        : Optional.empty();
            }
        });
    }

    /// Keeps a rule's text, once.
    public void keep(RuleVersion rule, String text, long firstTx) {
        rules.computeIfAbsent(rule, version -> {
            Long known = ruleNumber(version);
            if (known != null && isAnew) {
                sql.update(RULE_TEXT)
                        .set(RULE_TEXT.FIRST_TX, firstTx)
                        .where(RULE_TEXT.RULE_NO.eq(known))
                        .execute();
            }
            return known != null
                    ? known
                    : sql.insertInto(
                                    RULE_TEXT,
                                    RULE_TEXT.RULE_ID,
                                    RULE_TEXT.VERSION,
                                    RULE_TEXT.SHA256,
                                    RULE_TEXT.TEXT,
                                    RULE_TEXT.FIRST_TX)
                            .values(version.ruleId(), (long) version.version(), version.sha256(), text, firstTx)
                            .returning(RULE_TEXT.RULE_NO)
                            .fetchSingle(RULE_TEXT.RULE_NO);
        });
    }

    private @Nullable Long ruleNumber(RuleVersion version) {
        return sql.select(RULE_TEXT.RULE_NO)
                .from(RULE_TEXT)
                .where(RULE_TEXT.RULE_ID.eq(version.ruleId()))
                .and(RULE_TEXT.SHA256.eq(version.sha256()))
                .fetchOne(RULE_TEXT.RULE_NO);
    }

    /// Gives a new conclusion its number. The text of its rule must have been kept.
    public NumberedEvent add(BusinessEvent event, long concludedTx) {
        long former = isAnew ? formerNumber(event.rule().ruleId(), event.anchor()) : 0;
        NumberedEvent numbered = new NumberedEvent(former == 0 ? next++ : former, 1, event);
        put(numbered, concludedTx);
        return numbered;
    }

    /// The number under which a rule concluded something from a change before everything is concluded anew; 0 for none.
    private long formerNumber(String ruleId, long anchor) {
        return SqlWork.on(file, () -> {
            find.setLong(1, -anchor);
            find.setString(2, ruleId);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? -row.getLong(1) : 0L;
            }
        });
    }

    /// From now on everything is concluded anew: what was concluded before is under negative numbers, the last of them
    /// `last`, and what is concluded again takes its number.
    void beginAnew(long last) {
        isAnew = true;
        next = last + 1;
        subjects.clear();
        rules.clear();
    }

    void endAnew() {
        isAnew = false;
    }

    /// Writes an event of before under its number again.
    void restore(NumberedEvent event, long concludedTx) {
        rules.computeIfAbsent(event.event().rule(), version -> Objects.requireNonNull(ruleNumber(version)));
        put(event, concludedTx);
    }

    /// Gives a conclusion another content; what it said before is kept.
    public NumberedEvent revise(NumberedEvent former, BusinessEvent event, long concludedTx) {
        SqlWork.on(file, () -> {
            flushEvents();
            parts.flush();
            return null;
        });
        sql.insertInto(BUSINESS_REVISION)
                .select(sql.select(
                                BUSINESS_EVENT.BUSINESS_NO,
                                BUSINESS_EVENT.REVISION,
                                BUSINESS_EVENT.CONCLUDED_TX,
                                BUSINESS_EVENT.BODY)
                        .from(BUSINESS_EVENT)
                        .where(BUSINESS_EVENT.BUSINESS_NO.eq(former.number())))
                .execute();
        sql.deleteFrom(BUSINESS_EVENT)
                .where(BUSINESS_EVENT.BUSINESS_NO.eq(former.number()))
                .execute();
        if (!event.changes().containsAll(former.event().changes())) {
            sql.deleteFrom(BUSINESS_CHANGE)
                    .where(BUSINESS_CHANGE.BUSINESS_NO.eq(former.number()))
                    .and(BUSINESS_CHANGE.SEQ.in(former.event().changes()))
                    .execute();
        }
        NumberedEvent numbered = new NumberedEvent(former.number(), former.revision() + 1, event);
        put(numbered, concludedTx);
        return numbered;
    }

    private void put(NumberedEvent numbered, long concludedTx) {
        BusinessEvent event = numbered.event();
        Long rule = rules.get(event.rule());
        if (rule == null) {
            throw new IllegalStateException("the text of rule " + event.rule().ruleId() + " was not kept");
        }
        SqlWork.on(file, () -> {
            events.put(numbered.number())
                    .put(rule)
                    .put(event.type())
                    .put(event.anchor())
                    .put(event.occurredMicros())
                    .put(event.actor().actor())
                    .put(event.standing().code())
                    .put(event.confidence().code())
                    .put(numbered.revision())
                    .put(concludedTx)
                    .put(BusinessEventJson.write(event))
                    .add();
            unwrittenAnchors.add(event.anchor());
            for (ObjectLink link : event.objects()) {
                objects.put(link.type())
                        .put(link.id())
                        .put(numbered.number())
                        .put(link.qualifier())
                        .add();
            }
            for (long seq : event.changes()) {
                parts.put(seq).put(numbered.number()).add();
            }
            return null;
        });
    }

    /// Notes that a start waits for its time window to close.
    public void open(OpenAnchor anchor) {
        sql.insertInto(OPEN_ANCHOR)
                .values(anchor.dueMicros(), anchor.ruleId(), anchor.anchor())
                .onConflictDoNothing()
                .execute();
    }

    /// Takes the starts whose window closed at `micros` or before, in the order in which they did.
    public List<OpenAnchor> takeDue(long micros) {
        List<OpenAnchor> due = sql.selectFrom(OPEN_ANCHOR)
                .where(OPEN_ANCHOR.DUE_US.le(micros))
                .orderBy(OPEN_ANCHOR.DUE_US, OPEN_ANCHOR.RULE_ID, OPEN_ANCHOR.ANCHOR_SEQ)
                .fetch(row -> new OpenAnchor(
                        row.get(OPEN_ANCHOR.RULE_ID), row.get(OPEN_ANCHOR.ANCHOR_SEQ), row.get(OPEN_ANCHOR.DUE_US)));
        if (!due.isEmpty()) {
            sql.deleteFrom(OPEN_ANCHOR).where(OPEN_ANCHOR.DUE_US.le(micros)).execute();
        }
        return due;
    }

    /// Notes that a rule broke over a start; the first one is kept, the others are counted.
    public void failed(String ruleId, long transaction, long start, String reason) {
        sql.insertInto(RULE_FAILURE)
                .values(ruleId, transaction, start, 1L, reason)
                .onConflict(RULE_FAILURE.RULE_ID)
                .doUpdate()
                .set(RULE_FAILURE.TIMES, RULE_FAILURE.TIMES.plus(1L))
                .execute();
    }

    /// When the next start's window closes; `Long.MAX_VALUE` when none waits.
    public long nextDue() {
        Long due = sql.select(DSL.min(OPEN_ANCHOR.DUE_US)).from(OPEN_ANCHOR).fetchOne(0, Long.class);
        return due == null ? Long.MAX_VALUE : due;
    }

    /// Switches a rule on or off from now on, and keeps why; microseconds since the epoch, UTC.
    public void switchRule(String ruleId, RuleSwitch to, String reason, long atMicros) {
        sql.insertInto(RULE_SWITCH)
                .values(ruleId, to == RuleSwitch.ON ? 1L : 0L, reason, atMicros)
                .onConflict(RULE_SWITCH.RULE_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /// Whether a rule is used.
    public enum RuleSwitch {
        ON,
        OFF
    }

    private void flushEvents() throws SQLException {
        events.flush();
        unwrittenAnchors.clear();
    }

    void flush() throws SQLException {
        flushEvents();
        objects.flush();
        parts.flush();
        changes.flush();
        unwritten.clear();
    }

    void forget() throws SQLException {
        events.forget();
        objects.forget();
        parts.forget();
        changes.forget();
        unwritten.clear();
        unwrittenAnchors.clear();
        subjects.clear();
        rules.clear();
        next = LastNumbers.business(sql) + 1;
    }
}
