package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CONCLUSION_CURSOR;
import static io.auditworkbench.store.generated.Tables.PUSHED_SNAPSHOT_ROW;
import static io.auditworkbench.store.generated.Tables.SNAPSHOT_RUN;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.integrity.Checkpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Finds out how much of the beginning of a log can be pruned: always a prefix of it that ends with a tile of 256
/// transactions, and nothing that is still needed.
///
/// - **Threading**: stateless; on a connection with a transaction open.
final class PrunePlanner {

    private final DSLContext sql;
    private final PrunedCases cases;
    private final List<PrunePlan.Hold> holds = new ArrayList<>();
    private List<Run> runs = List.of();
    private long old;
    private long through;

    private PrunePlanner(DSLContext sql) {
        this.sql = sql;
        cases = new PrunedCases(sql);
    }

    /// What can go of everything that was committed before a moment.
    static PrunePlan plan(DSLContext sql, long cutMicros) {
        return new PrunePlanner(sql).plan(cutMicros);
    }

    private PrunePlan plan(long cutMicros) {
        PrunedLog.Edge before = PrunedLog.edge(sql);
        long last = Tail.lastTransaction(sql);
        old = olderThan(cutMicros, last);
        through = old;
        hold(PrunePlan.Reason.LAST, 0, last - 1);
        long signed = signed();
        hold(PrunePlan.Reason.UNSIGNED, 0, signed);
        if (signed == 0) {
            // also a store of before anything was signed, which has not all of the tables
            return planned(before, before.throughTx());
        }
        Long concluded =
                sql.select(CONCLUSION_CURSOR.THROUGH_TX).from(CONCLUSION_CURSOR).fetchOne(CONCLUSION_CURSOR.THROUGH_TX);
        if (concluded != null) {
            hold(PrunePlan.Reason.NOT_CONCLUDED, 0, concluded);
        }
        cases.open().forEach(pinned -> hold(PrunePlan.Reason.CASE, pinned.caseNumber(), pinned.firstTx() - 1));
        snapshots();
        long end = Math.max(before.throughTx(), ofWholeTiles(through));
        while (end > before.throughTx() && isCut(end)) {
            end -= PrunedLeaves.TILE;
        }
        return planned(before, end);
    }

    /// The last transaction before the first one that is not older.
    private long olderThan(long cutMicros, long last) {
        Long younger = sql.select(DSL.min(SOURCE_TX.TX_ID))
                .from(SOURCE_TX)
                .where(SOURCE_TX.COMMIT_US.ge(cutMicros))
                .fetchOne(0, Long.class);
        return younger == null ? last : younger - 1;
    }

    private long signed() {
        return sql.connectionResult(LogNotes::newest).map(Checkpoint::size).orElse(0L);
    }

    private void hold(PrunePlan.Reason reason, long number, long most) {
        if (ofWholeTiles(most) < ofWholeTiles(old)) {
            holds.add(new PrunePlan.Hold(reason, number, most + 1));
        }
        through = Math.max(0, Math.min(through, most));
    }

    private static long ofWholeTiles(long transactions) {
        return transactions - Math.floorMod(transactions, PrunedLeaves.TILE);
    }

    /// Rows of one snapshot belong together: of a half one nobody could say which rows were there.
    private record Run(long number, long firstTx, long lastTx) {

        boolean isCutBy(long end) {
            return firstTx <= end && end < lastTx;
        }
    }

    private void snapshots() {
        runs = runs();
        Set<Long> unfinished = new HashSet<>(sql.select(SNAPSHOT_RUN.RUN)
                .from(SNAPSHOT_RUN)
                .where(SNAPSHOT_RUN.FINISHED_US.isNull())
                .and(SNAPSHOT_RUN.SUPERSEDED_BY.isNull())
                .fetch(SNAPSHOT_RUN.RUN));
        for (Run run : runs) {
            if (unfinished.contains(run.number())) {
                hold(PrunePlan.Reason.SNAPSHOT, run.number(), run.firstTx() - 1);
            }
        }
        for (boolean isChanged = true; isChanged; ) {
            isChanged = false;
            for (Run run : runs) {
                if (run.isCutBy(through)) {
                    hold(PrunePlan.Reason.SNAPSHOT, run.number(), run.firstTx() - 1);
                    isChanged = true;
                }
            }
        }
    }

    private boolean isCut(long end) {
        return runs.stream().anyMatch(run -> run.isCutBy(end));
    }

    /// Of a source that pushes its snapshots all runs are one: which of its rows are known is kept for all of them.
    private List<Run> runs() {
        Set<Long> pushing = new TreeSet<>(sql.selectDistinct(PUSHED_SNAPSHOT_ROW.SOURCE_ID)
                .from(PUSHED_SNAPSHOT_ROW)
                .fetch(PUSHED_SNAPSHOT_ROW.SOURCE_ID));
        List<Run> found =
                new ArrayList<>(sql.select(SOURCE_TX.SNAPSHOT_RUN, DSL.min(SOURCE_TX.TX_ID), DSL.max(SOURCE_TX.TX_ID))
                        .from(SOURCE_TX)
                        .where(SOURCE_TX.SNAPSHOT_RUN.gt(DSL.inline(0L)))
                        .groupBy(SOURCE_TX.SNAPSHOT_RUN)
                        .fetch(row -> new Run(row.value1(), row.value2(), row.value3())));
        found.addAll(sql.select(DSL.max(SOURCE_TX.SNAPSHOT_RUN), DSL.min(SOURCE_TX.TX_ID), DSL.max(SOURCE_TX.TX_ID))
                .from(SOURCE_TX)
                .where(SOURCE_TX.SNAPSHOT_RUN.gt(DSL.inline(0L)))
                .and(SOURCE_TX.SOURCE_ID.in(pushing))
                .groupBy(SOURCE_TX.SOURCE_ID)
                .fetch(row -> new Run(row.value1(), row.value2(), row.value3())));
        return found;
    }

    private PrunePlan planned(PrunedLog.Edge before, long end) {
        if (end == before.throughTx()) {
            return new PrunePlan(end, end, before.throughSeq(), 0, 0, 0, 0, holds, List.of());
        }
        var ends = sql.select(
                        DSL.max(SOURCE_TX.FIRST_SEQ.plus(SOURCE_TX.EVENT_COUNT).minus(1L)),
                        DSL.min(SOURCE_TX.COMMIT_US),
                        DSL.max(SOURCE_TX.COMMIT_US))
                .from(SOURCE_TX)
                .where(SOURCE_TX.TX_ID.le(end))
                .fetchSingle();
        long throughSeq = ends.value1();
        return new PrunePlan(
                before.throughTx(),
                end,
                throughSeq,
                end - before.throughTx(),
                throughSeq - before.throughSeq(),
                ends.value2(),
                ends.value3(),
                holds,
                cases.closedThrough(end));
    }
}
