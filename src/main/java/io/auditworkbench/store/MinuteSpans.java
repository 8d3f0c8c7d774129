package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.MINUTE_SPAN;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Finds where the events of some time are.
final class MinuteSpans {

    private final DSLContext sql;

    MinuteSpans(DSLContext sql) {
        this.sql = sql;
    }

    /// The blocks that hold every event committed from `fromMicros` to `untilMicros`, exclusive, and perhaps others.
    BlockSet blocks(long fromMicros, long untilMicros) {
        var ends = sql.select(DSL.min(MINUTE_SPAN.FIRST_SEQ), DSL.max(MINUTE_SPAN.LAST_SEQ))
                .from(MINUTE_SPAN)
                .where(MINUTE_SPAN.MINUTE.between(
                        Math.floorDiv(fromMicros, Rollups.MINUTE_MICROS),
                        Math.floorDiv(untilMicros, Rollups.MINUTE_MICROS)))
                .fetchSingle();
        Long first = ends.value1();
        Long last = ends.value2();
        return first == null || last == null ? new BlockSet.Listed(List.of()) : new BlockSet.Between(first, last);
    }
}
