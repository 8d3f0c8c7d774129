package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.SNAPSHOT_RUN;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.store.generated.tables.SourceTx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// The one shape in which events are read: each with the transaction that makes it visible.
///
/// An event finds its transaction by a search on `first_seq`; an entry without events shares that number with its
/// successor, so the later one is taken. Events that no transaction covers, and those of superseded snapshot runs, are
/// left out.
final class EventQuery {

    private EventQuery() {}

    /// The events from `lowSeq` to `highSeq` for which `condition` holds, in order, at most `limit`.
    static ResultQuery<? extends Record> between(
            DSLContext sql, long lowSeq, long highSeq, Condition condition, EventOrder order, long limit) {
        return where(sql, CHANGE_EVENT.SEQ.between(lowSeq, highSeq).and(condition), order, limit);
    }

    /// The events for which `condition` holds, in order, at most `limit`; it must lead SQLite to few events by their
    /// `seq`.
    static ResultQuery<? extends Record> where(DSLContext sql, Condition condition, EventOrder order, long limit) {
        return sql.select(CHANGE_EVENT.fields())
                .select(SOURCE_TX.fields())
                .from(CHANGE_EVENT)
                .join(SOURCE_TX)
                .on(coversEvent())
                .where(condition)
                .orderBy(order.sort(CHANGE_EVENT.SEQ))
                .limit(limit);
    }

    /// When and where the events for which `condition` holds happened, in order, without their values: `seq`, `op`,
    /// `version_id`, `tx_id`, `commit_us`, `actor_id`, `event_count`.
    static ResultQuery<? extends Record> marks(DSLContext sql, Condition condition, EventOrder order) {
        return sql.select(
                        CHANGE_EVENT.SEQ,
                        CHANGE_EVENT.OP,
                        CHANGE_EVENT.VERSION_ID,
                        SOURCE_TX.TX_ID,
                        SOURCE_TX.COMMIT_US,
                        SOURCE_TX.ACTOR_ID,
                        SOURCE_TX.EVENT_COUNT)
                .from(CHANGE_EVENT)
                .join(SOURCE_TX)
                .on(coversEvent())
                .where(condition)
                .orderBy(order.sort(CHANGE_EVENT.SEQ));
    }

    /// That `SOURCE_TX` is the transaction of `CHANGE_EVENT`, and is shown.
    static Condition coversEvent() {
        SourceTx nearest = new SourceTx("nearest");
        return SOURCE_TX
                .TX_ID
                .eq(DSL.select(nearest.TX_ID)
                        .from(nearest)
                        .where(nearest.FIRST_SEQ.le(CHANGE_EVENT.SEQ))
                        .orderBy(nearest.FIRST_SEQ.desc(), nearest.TX_ID.desc())
                        .limit(DSL.inline(1)))
                .and(CHANGE_EVENT.SEQ.lt(SOURCE_TX.FIRST_SEQ.plus(SOURCE_TX.EVENT_COUNT)))
                .and(isShown());
    }

    /// That `SOURCE_TX` does not belong to a superseded snapshot run.
    static Condition isShown() {
        return SOURCE_TX.SNAPSHOT_RUN.notIn(supersededRuns());
    }

    /// That it does: found by the index of snapshot transactions, which takes the first half to be chosen.
    static Condition isHidden() {
        return SOURCE_TX.SNAPSHOT_RUN.gt(DSL.inline(0L)).and(SOURCE_TX.SNAPSHOT_RUN.in(supersededRuns()));
    }

    static Select<Record1<Long>> supersededRuns() {
        return DSL.select(SNAPSHOT_RUN.RUN).from(SNAPSHOT_RUN).where(SNAPSHOT_RUN.SUPERSEDED_BY.isNotNull());
    }
}
