package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.model.change.RowKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Finds what is near another event, or shares something with it; where there is no such event, nothing is.
final class RelatedPlans {

    private final DSLContext sql;
    private final RowPlans rows;
    private final TimePlans times;
    private final TransactionBlocks transactions;

    RelatedPlans(DSLContext sql, RowPlans rows, TimePlans times, TransactionBlocks transactions) {
        this.sql = sql;
        this.rows = rows;
        this.times = times;
        this.transactions = transactions;
    }

    TermPlan near(long sequence, Duration distance) {
        return event(sequence)
                .map(event -> times.around(event.get(SOURCE_TX.COMMIT_US), distance))
                .orElse(TermPlan.never());
    }

    TermPlan same(FilterTerm.Aspect aspect, long sequence) {
        return event(sequence).map(event -> same(aspect, event)).orElse(TermPlan.never());
    }

    private TermPlan same(FilterTerm.Aspect aspect, Record event) {
        return switch (aspect) {
            case TX -> {
                long transaction = event.get(SOURCE_TX.TX_ID);
                yield TermPlan.exact(SOURCE_TX.TX_ID.eq(transaction))
                        .within(transactions.between(transaction, transaction), "transaction");
            }
            case ACTOR -> actor(event.get(SOURCE_TX.ACTOR_ID));
            case ROW -> {
                long key = event.get(CHANGE_EVENT.ROW_KEY);
                yield key == RowKey.NONE.hash() ? TermPlan.never() : rows.of(List.of(new RowKey(key)));
            }
            case SESSION -> session(event.get(SOURCE_TX.CONNECTION_ID));
        };
    }

    private static TermPlan actor(@Nullable Long actor) {
        return actor == null
                ? TermPlan.never()
                : TermPlan.exact(SOURCE_TX.ACTOR_ID.isNotNull().and(SOURCE_TX.ACTOR_ID.eq(actor)))
                        .within(BlockSet.actor(actor), "actor");
    }

    /// The same number at another server is another session: values decide.
    private static TermPlan session(@Nullable Long connection) {
        return connection == null
                ? TermPlan.never()
                : TermPlan.atMost(SOURCE_TX.CONNECTION_ID.isNotNull().and(SOURCE_TX.CONNECTION_ID.eq(connection)));
    }

    private Optional<Record> event(long sequence) {
        return EventQuery.between(sql, sequence, sequence, DSL.noCondition(), EventOrder.OLDEST_FIRST, 1)
                .fetchOptional()
                .map(Record.class::cast);
    }
}
