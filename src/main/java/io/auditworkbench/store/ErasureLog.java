package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ERASURE;

import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;

/// Reads which values were erased: never what they were.
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class ErasureLog {

    private static final int FIRST_VERSION = 7;

    private final Path file;
    private final DSLContext sql;

    ErasureLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// One erasure.
    ///
    /// - **Shape**: `columns` as `shop.customers.name, …`, `events` as `E4, E7-E9`.
    /// - **Units**: microseconds since the epoch, UTC.
    public record Kept(
            long number,
            long erasedMicros,
            String erasedBy,
            String reason,
            String columns,
            String events,
            long valueCount) {}

    /// All of them, the oldest first; none in a store that an earlier program wrote.
    public List<Kept> all() {
        return SqlWork.on(file, () -> {
            boolean isThere = sql.connectionResult(connection -> Migrations.version(connection) >= FIRST_VERSION);
            return isThere
                    ? sql.selectFrom(ERASURE)
                            .orderBy(ERASURE.ERASURE_NO)
                            .fetch(row -> new Kept(
                                    row.get(ERASURE.ERASURE_NO),
                                    row.get(ERASURE.ERASED_US),
                                    row.get(ERASURE.ERASED_BY),
                                    row.get(ERASURE.REASON),
                                    row.get(ERASURE.COLUMNS),
                                    row.get(ERASURE.EVENTS),
                                    row.get(ERASURE.VALUE_COUNT)))
                    : List.of();
        });
    }
}
