package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.ROW_MOVE;

import io.auditworkbench.model.change.RowKey;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads the events of one row, chunk by chunk, until there are as many as asked for.
final class RowScan {

    private static final int LARGEST_CHUNK = 500;

    private final DSLContext sql;
    private final EventReader reader;
    private final RowFinder finder;
    private final RowKey row;
    private final EventOrder order;

    RowScan(DSLContext sql, ReadNames names, RowKey row, EventOrder order) {
        this.sql = sql;
        this.reader = new EventReader(names);
        this.finder = new RowFinder(sql);
        this.row = row;
        this.order = order;
    }

    List<StoredEvent> read(long lowSeq, long highSeq, int limit) {
        List<StoredEvent> events = new ArrayList<>();
        long low = lowSeq;
        long high = highSeq;
        int chunk = Math.min(limit, LARGEST_CHUNK);
        while (low <= high && events.size() < limit) {
            List<Long> seqs = finder.find(row, low, high, order, chunk);
            Condition found = CHANGE_EVENT.SEQ.in(seqs).and(isOfRow());
            events.addAll(
                    EventQuery.where(sql, found, order, limit - events.size()).fetch(reader::event));
            if (seqs.size() < chunk) {
                break;
            }
            low = order == EventOrder.OLDEST_FIRST ? seqs.getLast() + 1 : low;
            high = order == EventOrder.NEWEST_FIRST ? seqs.getFirst() - 1 : high;
        }
        return events;
    }

    /// A run keeps only half of the key.
    private Condition isOfRow() {
        return CHANGE_EVENT
                .ROW_KEY
                .eq(row.hash())
                .or(DSL.exists(DSL.selectOne()
                        .from(ROW_MOVE)
                        .where(ROW_MOVE.FORMER_ROW_KEY.eq(row.hash()))
                        .and(ROW_MOVE.SEQ.eq(CHANGE_EVENT.SEQ))));
    }
}
