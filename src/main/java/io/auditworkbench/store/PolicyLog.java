package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.MASKING_POLICY;

import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;

/// Reads the masking policies that were in force.
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class PolicyLog {

    private static final int FIRST_VERSION = 7;

    private final Path file;
    private final DSLContext sql;

    PolicyLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// A policy, in force for the transactions after `firstTx`, until the next.
    ///
    /// - **Units**: microseconds since the epoch, UTC.
    public record Kept(long number, String text, String sha256, long firstTx, long setMicros, String setBy) {}

    /// All of them, the oldest first; none in a store that an earlier program wrote.
    public List<Kept> all() {
        return SqlWork.on(file, () -> {
            boolean isThere = sql.connectionResult(connection -> Migrations.version(connection) >= FIRST_VERSION);
            return isThere
                    ? sql.selectFrom(MASKING_POLICY)
                            .orderBy(MASKING_POLICY.POLICY_NO)
                            .fetch(row -> new Kept(
                                    row.get(MASKING_POLICY.POLICY_NO),
                                    row.get(MASKING_POLICY.TEXT),
                                    row.get(MASKING_POLICY.SHA256),
                                    row.get(MASKING_POLICY.FIRST_TX),
                                    row.get(MASKING_POLICY.SET_US),
                                    row.get(MASKING_POLICY.SET_BY)))
                    : List.of();
        });
    }

    /// Keeps a further one within the writer's transaction; the number is given by the store.
    static void keep(DSLContext sql, Kept policy) {
        sql.insertInto(MASKING_POLICY)
                .set(MASKING_POLICY.TEXT, policy.text())
                .set(MASKING_POLICY.SHA256, policy.sha256())
                .set(MASKING_POLICY.FIRST_TX, policy.firstTx())
                .set(MASKING_POLICY.SET_US, policy.setMicros())
                .set(MASKING_POLICY.SET_BY, policy.setBy())
                .execute();
    }
}
