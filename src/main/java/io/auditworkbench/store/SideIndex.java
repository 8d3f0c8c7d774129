package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.SIDE_INDEX;

import java.util.Locale;
import org.jooq.DSLContext;

/// What is filled behind capture: it tells of the events up to a mark, and nothing of those behind it.
enum SideIndex {
    COLUMNS,
    WORDS;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The last event it tells of; 0 when it has not begun.
    long through(DSLContext sql) {
        return sql.select(SIDE_INDEX.INDEXED_THROUGH_SEQ)
                .from(SIDE_INDEX)
                .where(SIDE_INDEX.NAME.eq(word()))
                .fetchOptional(SIDE_INDEX.INDEXED_THROUGH_SEQ)
                .orElse(0L);
    }

    void setThrough(DSLContext sql, long seq) {
        sql.insertInto(SIDE_INDEX)
                .set(SIDE_INDEX.NAME, word())
                .set(SIDE_INDEX.INDEXED_THROUGH_SEQ, seq)
                .onConflict(SIDE_INDEX.NAME)
                .doUpdate()
                .set(SIDE_INDEX.INDEXED_THROUGH_SEQ, seq)
                .execute();
    }
}
