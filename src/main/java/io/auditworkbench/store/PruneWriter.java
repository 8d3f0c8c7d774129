package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.PRUNING;

import io.auditworkbench.integrity.LeafHasher;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Takes the beginning of the log away: its events, its transactions, and what refers to them. The leaves stay, and a
/// record says what went.
///
/// - **Threading**: the writer's, within one SQLite transaction.
final class PruneWriter {

    private final Path file;
    private final Connection connection;
    private final LogWriter log;
    private final DSLContext sql;

    PruneWriter(Path file, Connection connection, LogWriter log) {
        this.file = file;
        this.connection = connection;
        this.log = log;
        sql = DSL.using(connection, SQLDialect.SQLITE);
    }

    /// Takes away what can go; `step` runs in one SQLite transaction, in which `redrawing` draws everything anew.
    Pruned run(PruneRequest request, Consumer<Runnable> step, Supplier<Optional<Redrawn>> redrawing) {
        PrunePlan plan = SqlWork.on(file, () -> PrunePlanner.plan(sql, request.cutMicros()));
        Pruned[] pruned = {new Pruned(plan, Optional.empty())};
        if (!plan.isEmpty()) {
            step.accept(() -> pruned[0] = write(plan, request, redrawing));
        }
        return pruned[0];
    }

    /// Takes away what is planned, lets everything be concluded anew, and signs the record of it.
    private Pruned write(PrunePlan plan, PruneRequest request, Supplier<Optional<Redrawn>> redrawing) {
        return SqlWork.on(file, () -> {
            take(plan, request);
            Optional<Redrawn> redrawn = redrawing.get();
            new PrunedConclusions(connection).rested(plan);
            log.requireSigned();
            return new Pruned(plan, redrawn);
        });
    }

    private void take(PrunePlan plan, PruneRequest request) throws SQLException {
        byte[] root = LogFrontiers.transactionsAt(connection, plan.throughTx()).root();
        keepLeaves(plan);
        PrunedNames.keep(connection, plan.afterTx() + 1, plan.throughTx());
        long lastBusiness = LastNumbers.business(sql);
        long lastGroup = LastNumbers.group(sql);
        new PrunedConclusions(connection).began(plan);
        new PrunedIndexes(connection).run(plan);
        run("delete from change_event where seq <= ?", plan.throughSeq());
        run("delete from source_tx where tx_id <= ?", plan.throughTx());
        sql.insertInto(PRUNING)
                .set(PRUNING.PRUNED_US, request.atMicros())
                .set(PRUNING.PRUNED_BY, request.by())
                .set(PRUNING.KEEP, request.keep())
                .set(PRUNING.THROUGH_TX, plan.throughTx())
                .set(PRUNING.THROUGH_SEQ, plan.throughSeq())
                .set(PRUNING.TRANSACTION_COUNT, plan.transactions())
                .set(PRUNING.EVENT_COUNT, plan.events())
                .set(PRUNING.FIRST_US, plan.firstMicros())
                .set(PRUNING.LAST_US, plan.lastMicros())
                .set(PRUNING.ROOT, root)
                .set(PRUNING.NAMES, PrunedNames.digest(connection))
                .set(PRUNING.LAST_BUSINESS, lastBusiness)
                .set(PRUNING.LAST_GROUP, lastGroup)
                .execute();
    }

    private void keepLeaves(PrunePlan plan) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into pruned_leaf(tile, hashes) values (?, ?)")) {
            for (long after = plan.afterTx(); after < plan.throughTx(); after += PrunedLeaves.TILE) {
                ByteArrayOutputStream hashes = new ByteArrayOutputStream(PrunedLeaves.TILE * LeafHasher.HASH_BYTES);
                PrunedLeaves.transactions(
                        connection, after, after + PrunedLeaves.TILE, leaf -> hashes.writeBytes(leaf));
                if (hashes.size() != PrunedLeaves.TILE * LeafHasher.HASH_BYTES) {
                    throw SqliteFailure.damage("transactions are missing, or have no leaf");
                }
                insert.setLong(1, after / PrunedLeaves.TILE);
                insert.setBytes(2, hashes.toByteArray());
                insert.executeUpdate();
            }
        }
    }

    private void run(String statement, long value) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setLong(1, value);
            prepared.executeUpdate();
        }
    }
}
