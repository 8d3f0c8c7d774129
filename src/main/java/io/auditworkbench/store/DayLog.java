package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.DAY_SUMMARY;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Reads summaries of days, every version of each.
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class DayLog {

    private static final int FIRST_VERSION = 6;

    private final Path file;
    private final DSLContext sql;

    DayLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// A version of what was said of a day.
    ///
    /// - **Shape**: `day` is `2026-11-20`, `zone` `Europe/Berlin`; versions begin at 1; `logTx`, `logSeq` are the last
    ///   transaction and event that were stored when it was made; `facts` is JSON, `sha256` its digest in hexadecimal.
    /// - **Units**: microseconds since the epoch, UTC.
    public record Kept(
            String day,
            String zone,
            int version,
            long madeMicros,
            long logTx,
            long logSeq,
            String sha256,
            String facts) {}

    /// Whether the store has room for them; one that an earlier program wrote gets it when it is next written.
    public boolean isThere() {
        return SqlWork.on(
                file, () -> sql.connectionResult(connection -> Migrations.version(connection) >= FIRST_VERSION));
    }

    /// The newest version of a day in a zone.
    public Optional<Kept> newest(String day, String zone) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(DAY_SUMMARY)
                        .where(DAY_SUMMARY.DAY.eq(day))
                        .and(DAY_SUMMARY.ZONE.eq(zone))
                        .orderBy(DAY_SUMMARY.VERSION.desc())
                        .limit(1)
                        .fetchOptional(DayLog::kept));
    }

    /// Every version of a day in a zone, the newest first.
    public List<Kept> versions(String day, String zone) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(DAY_SUMMARY)
                        .where(DAY_SUMMARY.DAY.eq(day))
                        .and(DAY_SUMMARY.ZONE.eq(zone))
                        .orderBy(DAY_SUMMARY.VERSION.desc())
                        .fetch(DayLog::kept));
    }

    private static Kept kept(Record row) {
        return new Kept(
                row.get(DAY_SUMMARY.DAY),
                row.get(DAY_SUMMARY.ZONE),
                Math.toIntExact(row.get(DAY_SUMMARY.VERSION)),
                row.get(DAY_SUMMARY.MADE_US),
                row.get(DAY_SUMMARY.LOG_TX),
                row.get(DAY_SUMMARY.LOG_SEQ),
                row.get(DAY_SUMMARY.SHA256),
                row.get(DAY_SUMMARY.FACTS));
    }
}
