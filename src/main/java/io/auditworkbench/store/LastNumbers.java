package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ANOMALY_GROUP;
import static io.auditworkbench.store.generated.Tables.BUSINESS_EVENT;
import static io.auditworkbench.store.generated.Tables.PRUNING;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The numbers that conclusions got last, pruned ones included: none is given twice.
final class LastNumbers {

    private LastNumbers() {}

    /// Of a business event; 0 before the first.
    static long business(DSLContext sql) {
        return Math.max(
                highest(sql, BUSINESS_EVENT, BUSINESS_EVENT.BUSINESS_NO), highest(sql, PRUNING, PRUNING.LAST_BUSINESS));
    }

    /// Of a group of findings; 0 before the first.
    static long group(DSLContext sql) {
        return Math.max(highest(sql, ANOMALY_GROUP, ANOMALY_GROUP.GROUP_NO), highest(sql, PRUNING, PRUNING.LAST_GROUP));
    }

    private static long highest(DSLContext sql, Table<?> table, Field<Long> number) {
        Long highest = sql.select(DSL.max(number)).from(table).fetchOne(0, Long.class);
        return highest == null ? 0 : highest;
    }
}
