package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Finds where the events of some transactions are.
final class TransactionBlocks {

    /// Beyond so many transactions it is cheaper to look at the events than to find out where they begin and end.
    private static final int MOST_TRANSACTIONS = 200_000;

    private final DSLContext sql;

    TransactionBlocks(DSLContext sql) {
        this.sql = sql;
    }

    /// The blocks from the first to the last transaction for which an indexed condition holds; all blocks when those
    /// are very many.
    BlockSet of(Condition indexed) {
        var some = DSL.select(SOURCE_TX.TX_ID)
                .from(SOURCE_TX)
                .where(indexed)
                .limit(DSL.inline(MOST_TRANSACTIONS))
                .asTable("some");
        var txId = DSL.field(DSL.name("some", SOURCE_TX.TX_ID.getName()), Long.class);
        var ends =
                sql.select(DSL.min(txId), DSL.max(txId), DSL.count()).from(some).fetchSingle();
        Long first = ends.value1();
        Long last = ends.value2();
        if (first == null || last == null) {
            return new BlockSet.Listed(List.of());
        }
        return ends.value3() == MOST_TRANSACTIONS ? BlockSet.ALL : between(first, last);
    }

    /// The blocks from one transaction to another.
    BlockSet between(long firstTx, long lastTx) {
        Long firstSeq = sql.select(SOURCE_TX.FIRST_SEQ)
                .from(SOURCE_TX)
                .where(SOURCE_TX.TX_ID.ge(firstTx))
                .orderBy(SOURCE_TX.TX_ID)
                .limit(1)
                .fetchOne(SOURCE_TX.FIRST_SEQ);
        Long lastSeq = sql.select(
                        SOURCE_TX.FIRST_SEQ.plus(SOURCE_TX.EVENT_COUNT).minus(1))
                .from(SOURCE_TX)
                .where(SOURCE_TX.TX_ID.le(lastTx))
                .orderBy(SOURCE_TX.TX_ID.desc())
                .limit(1)
                .fetchOne(0, Long.class);
        return firstSeq == null || lastSeq == null || lastSeq < firstSeq
                ? new BlockSet.Listed(List.of())
                : new BlockSet.Between(firstSeq, lastSeq);
    }
}
