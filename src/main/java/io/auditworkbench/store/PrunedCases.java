package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ANOMALY_EVENT;
import static io.auditworkbench.store.generated.Tables.BUSINESS_CHANGE;
import static io.auditworkbench.store.generated.Tables.CASE_FILE;
import static io.auditworkbench.store.generated.Tables.CASE_ITEM;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What cases pin of the log: of what was pinned a case has a copy, but a proof of it only while it is there.
///
/// - **Threading**: stateless; on a connection with a transaction open.
final class PrunedCases {

    private static final String OPEN = "open";
    private static final Pattern NUMBER = Pattern.compile("[ETAB]([0-9]{1,18})");

    /// As copies name the events that they show.
    private static final Pattern EVENT = Pattern.compile("\"id\":\"E([0-9]{1,18})\"");

    private final DSLContext sql;

    PrunedCases(DSLContext sql) {
        this.sql = sql;
    }

    /// The first transaction that a case pins something of.
    record Pinned(long caseNumber, long firstTx) {}

    /// Of each open case that pins something that is there.
    List<Pinned> open() {
        return pinned(CASE_FILE.STATE.eq(OPEN));
    }

    /// The closed cases that pin something of the first `throughTx` transactions that is there.
    List<Long> closedThrough(long throughTx) {
        return pinned(CASE_FILE.STATE.ne(OPEN)).stream()
                .filter(one -> one.firstTx() <= throughTx)
                .map(Pinned::caseNumber)
                .toList();
    }

    private List<Pinned> pinned(Condition cases) {
        Map<Long, Long> first = new TreeMap<>();
        sql.select(CASE_ITEM.CASE_NO, CASE_ITEM.KIND, CASE_ITEM.SUBJECT, CASE_ITEM.CONTENT)
                .from(CASE_ITEM)
                .join(CASE_FILE)
                .on(CASE_FILE.CASE_NO.eq(CASE_ITEM.CASE_NO))
                .where(cases)
                .forEach(item -> {
                    long transaction = firstTransaction(item.value2(), item.value3(), item.value4());
                    if (transaction > 0) {
                        first.merge(item.value1(), transaction, Math::min);
                    }
                });
        return first.entrySet().stream()
                .map(one -> new Pinned(one.getKey(), one.getValue()))
                .toList();
    }

    /// Of what is pinned, as far as it is there; 0 when nothing of it is.
    private long firstTransaction(String kind, String subject, String content) {
        Matcher numbered = NUMBER.matcher(subject);
        long number = numbered.matches() ? Long.parseLong(numbered.group(1)) : 0;
        return switch (kind) {
            case "transaction" -> isThere(number) ? number : 0;
            case "event" -> ofEvent(number);
            case "anomaly" ->
                earlier(
                        ofEvent(least(ANOMALY_EVENT, ANOMALY_EVENT.SEQ, ANOMALY_EVENT.GROUP_NO, number)),
                        ofEvent(named(content)));
            case "business" ->
                earlier(
                        ofEvent(least(BUSINESS_CHANGE, BUSINESS_CHANGE.SEQ, BUSINESS_CHANGE.BUSINESS_NO, number)),
                        ofEvent(named(content)));
            case "row" -> ofEvent(named(content));
            default -> 0;
        };
    }

    /// 0 is none of them.
    private static long earlier(long one, long other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }

    private long least(Table<?> table, Field<Long> seq, Field<Long> owner, long number) {
        Long found =
                sql.select(DSL.min(seq)).from(table).where(owner.eq(number)).fetchOne(0, Long.class);
        return found == null ? 0 : found;
    }

    /// The first event that a copy shows and that is there.
    private long named(String content) {
        long pruned = PrunedLog.edge(sql).throughSeq();
        long first = Long.MAX_VALUE;
        for (Matcher event = EVENT.matcher(content); event.find(); ) {
            long seq = Long.parseLong(event.group(1));
            if (seq > pruned) {
                first = Math.min(first, seq);
            }
        }
        return first == Long.MAX_VALUE ? 0 : first;
    }

    private boolean isThere(long transaction) {
        return sql.fetchExists(SOURCE_TX, SOURCE_TX.TX_ID.eq(transaction));
    }

    private long ofEvent(long seq) {
        Long transaction = seq <= PrunedLog.edge(sql).throughSeq()
                ? null
                : sql.select(SOURCE_TX.TX_ID)
                        .from(SOURCE_TX)
                        .where(SOURCE_TX.FIRST_SEQ.le(seq))
                        .and(SOURCE_TX.EVENT_COUNT.gt(0L))
                        .orderBy(SOURCE_TX.FIRST_SEQ.desc())
                        .limit(1)
                        .fetchOne(SOURCE_TX.TX_ID);
        return transaction == null ? 0 : transaction;
    }
}
