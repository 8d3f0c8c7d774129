package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.DAY_SUMMARY;

import org.jooq.DSLContext;

/// Writes summaries of days; everything since the last commit of the [StoreWriter] it belongs to is written or
/// forgotten together.
///
/// - **Threading**: the writer's.
public final class DayWriter {

    private final DSLContext sql;

    DayWriter(DSLContext sql) {
        this.sql = sql;
    }

    /// Keeps a version; it must be the one after the newest of its day and zone.
    public void keep(DayLog.Kept kept) {
        sql.insertInto(DAY_SUMMARY)
                .set(DAY_SUMMARY.DAY, kept.day())
                .set(DAY_SUMMARY.ZONE, kept.zone())
                .set(DAY_SUMMARY.VERSION, (long) kept.version())
                .set(DAY_SUMMARY.MADE_US, kept.madeMicros())
                .set(DAY_SUMMARY.LOG_TX, kept.logTx())
                .set(DAY_SUMMARY.LOG_SEQ, kept.logSeq())
                .set(DAY_SUMMARY.SHA256, kept.sha256())
                .set(DAY_SUMMARY.FACTS, kept.facts())
                .execute();
    }
}
