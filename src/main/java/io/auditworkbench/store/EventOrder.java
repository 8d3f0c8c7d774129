package io.auditworkbench.store;

import org.jooq.Field;
import org.jooq.SortField;

/// Which way through the log.
public enum EventOrder {
    NEWEST_FIRST,
    OLDEST_FIRST;

    <T> SortField<T> sort(Field<T> field) {
        return this == NEWEST_FIRST ? field.desc() : field.asc();
    }
}
