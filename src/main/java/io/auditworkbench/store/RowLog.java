package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.ROW_MOVE;
import static io.auditworkbench.store.generated.Tables.ROW_RUN;

import io.auditworkbench.model.change.RowKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Finds the events of a row: by the runs, then by looking through what is newer than the last run.
///
/// - **Threading**: any number of threads.
public final class RowLog {

    private static final int SEQS_AT_ONCE = 500;

    private final Path file;
    private final DSLContext sql;
    private final ReadNames names;

    RowLog(Path file, DSLContext sql, ReadNames names) {
        this.file = file;
        this.sql = sql;
        this.names = names;
    }

    /// The events whose row has this key after them, or had it before an update moved it; oldest first. Two rows can
    /// share a key: the caller compares their values.
    public List<StoredEvent> events(RowKey row) {
        return SqlWork.on(file, () -> {
            List<StoredEvent> events = new ArrayList<>();
            List<Long> seqs = List.copyOf(candidates(row.hash()));
            for (int from = 0; from < seqs.size(); from += SEQS_AT_ONCE) {
                read(seqs.subList(from, Math.min(seqs.size(), from + SEQS_AT_ONCE)), events);
            }
            return events;
        });
    }

    private void read(List<Long> seqs, List<StoredEvent> events) {
        EventReader reader = new EventReader(names);
        Condition mine = CHANGE_EVENT.SEQ.in(seqs);
        events.addAll(
                EventQuery.between(sql, seqs.getFirst(), seqs.getLast(), mine, EventOrder.OLDEST_FIRST, Long.MAX_VALUE)
                        .fetch(reader::event));
    }

    private SortedSet<Long> candidates(long hash) {
        SortedSet<Long> seqs = new TreeSet<>();
        Long lastRun = sql.select(DSL.max(ROW_RUN.RUN)).from(ROW_RUN).fetchOne(0, Long.class);
        long runs = lastRun == null ? 0 : lastRun + 1;
        for (long run = 0; run < runs; run++) {
            seqs.addAll(sql.select(ROW_RUN.SEQ)
                    .from(ROW_RUN)
                    .where(ROW_RUN.RUN.eq(run))
                    .and(ROW_RUN.ROW_KEY.eq(RowRuns.shortKey(hash)))
                    .fetch(ROW_RUN.SEQ));
        }
        long beyond = runs << 15;
        seqs.addAll(sql.select(CHANGE_EVENT.SEQ)
                .from(CHANGE_EVENT)
                .where(CHANGE_EVENT.SEQ.ge(beyond))
                .and(CHANGE_EVENT.ROW_KEY.eq(hash))
                .fetch(CHANGE_EVENT.SEQ));
        seqs.addAll(sql.select(ROW_MOVE.SEQ)
                .from(ROW_MOVE)
                .where(ROW_MOVE.FORMER_ROW_KEY.eq(hash))
                .fetch(ROW_MOVE.SEQ));
        return seqs;
    }
}
