package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.ROW_MOVE;
import static io.auditworkbench.store.generated.Tables.ROW_RUN;

import io.auditworkbench.model.change.RowKey;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;

/// Finds the events that can concern a row: one look into each run, the events after the last run, and the moves away
/// from the key.
///
/// Some of them concern another row with the same short key; whoever reads them compares.
final class RowFinder {

    private static final Name RUNS = DSL.name("runs");
    private static final Field<Long> RUN = DSL.field(DSL.name("runs", "run"), Long.class);

    private final DSLContext sql;

    RowFinder(DSLContext sql) {
        this.sql = sql;
    }

    /// The numbers of such events from `lowSeq` to `highSeq`, in ascending order: the `limit` nearest to where `order`
    /// begins.
    List<Long> find(RowKey row, long lowSeq, long highSeq, EventOrder order, int limit) {
        TreeSet<Long> found = new TreeSet<>();
        Long newestRun = sql.select(DSL.max(ROW_RUN.RUN)).from(ROW_RUN).fetchOne(0, Long.class);
        long beyondRuns = newestRun == null ? 0 : RowRuns.firstSeqOf(newestRun + 1);
        found.addAll(beyondRuns(row, Math.max(lowSeq, beyondRuns), highSeq, order, limit));
        if (newestRun != null) {
            found.addAll(inRuns(row, newestRun, between(ROW_RUN.SEQ, lowSeq, highSeq), order, limit));
        }
        found.addAll(moved(row, between(ROW_MOVE.SEQ, lowSeq, highSeq), order, limit));
        while (found.size() > limit) {
            found.remove(order == EventOrder.NEWEST_FIRST ? found.getFirst() : found.getLast());
        }
        return List.copyOf(found);
    }

    private List<Long> beyondRuns(RowKey row, long lowSeq, long highSeq, EventOrder order, int limit) {
        return sql.select(CHANGE_EVENT.SEQ)
                .from(CHANGE_EVENT)
                .where(between(CHANGE_EVENT.SEQ, lowSeq, highSeq))
                .and(CHANGE_EVENT.ROW_KEY.eq(row.hash()))
                .orderBy(order.sort(CHANGE_EVENT.SEQ))
                .limit(limit)
                .fetch(CHANGE_EVENT.SEQ);
    }

    private List<Long> inRuns(RowKey row, long newestRun, Condition range, EventOrder order, int limit) {
        var runs = RUNS.fields("run")
                .as(DSL.select(DSL.val(newestRun))
                        .unionAll(DSL.select(RUN.minus(1)).from(DSL.table(RUNS)).where(RUN.gt(0L))));
        return sql.withRecursive(runs)
                .select(ROW_RUN.SEQ)
                .from(DSL.table(RUNS))
                .crossJoin(ROW_RUN)
                .where(ROW_RUN.RUN.eq(RUN))
                .and(ROW_RUN.ROW_KEY.eq(RowRuns.shortKey(row.hash())))
                .and(range)
                .orderBy(order.sort(ROW_RUN.SEQ))
                .limit(limit)
                .fetch(ROW_RUN.SEQ);
    }

    private List<Long> moved(RowKey row, Condition range, EventOrder order, int limit) {
        return sql.select(ROW_MOVE.SEQ)
                .from(ROW_MOVE)
                .where(ROW_MOVE.FORMER_ROW_KEY.eq(row.hash()))
                .and(range)
                .orderBy(order.sort(ROW_MOVE.SEQ))
                .limit(limit)
                .fetch(ROW_MOVE.SEQ);
    }

    private static Condition between(Field<Long> seq, long low, long high) {
        return seq.between(low, high);
    }
}
