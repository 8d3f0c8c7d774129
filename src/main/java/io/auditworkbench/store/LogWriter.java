package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.RecordHasher;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes a store's logs: the leaves of transactions and records as they come, and a signed checkpoint of both in the
/// transaction that stores what it covers.
///
/// - **Shape**: without a keeper nothing is signed, and the logs are kept all the same.
/// - **Threading**: the writer's.
final class LogWriter {

    private static final long SIGN_EVERY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int THERE = 1;
    private static final int GONE = 2;
    private static final byte[] NOTHING = new byte[32];

    /// A row of it is recorded only by [#requireSigned()]: `verify` accepts missing transactions where such a record
    /// says so, and one that another program put in must not be sealed by the next commit.
    private static final String SIGNED_AT_ONCE = "pruning";

    private final Connection connection;
    private final MicrosClock clock;
    private final LogFrontiers frontiers;
    private final RecordHasher hasher = new RecordHasher();
    private final @Nullable LogSigner signer;
    private final PreparedStatement pending;
    private final PreparedStatement record;
    private final PreparedStatement recorded;
    private long signedNanos;
    private boolean isFirst = true;

    LogWriter(Connection connection, MicrosClock clock, @Nullable LogSigner signer) throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.signer = signer;
        frontiers = new LogFrontiers(connection);
        pending = connection.prepareStatement("select table_name, row_key from log_pending");
        recorded = connection.prepareStatement("delete from log_pending where table_name = ? and row_key = ?");
        record = connection.prepareStatement("insert into log_record(record_no, table_name, row_key, state,"
                + " recorded_us, digest, leaf) values (?, ?, ?, ?, ?, ?, ?)");
    }

    void transaction(byte[] leaf) {
        frontiers.addTransaction(leaf);
    }

    /// Before a commit: records the rows that changed, and signs where it is time.
    void beforeCommit() throws SQLException {
        recordPending(table -> !table.equals(SIGNED_AT_ONCE));
        if (signer != null && (isFirst || System.nanoTime() - signedNanos >= SIGN_EVERY_NANOS)) {
            sign(signer);
        }
    }

    /// Before the last commit: records and signs what is not signed yet.
    void beforeLastCommit() throws SQLException {
        recordPending(table -> !table.equals(SIGNED_AT_ONCE));
        if (signer != null) {
            sign(signer);
        }
    }

    /// Records and signs everything that the open transaction has written, for what must not be there unsigned.
    ///
    /// - **Errors**: `VALUE_ALTERED` where the log must not be signed, because what is kept outside it says otherwise.
    void requireSigned() throws SQLException {
        recordPending(_ -> true);
        if (signer == null || !signer.sign(state())) {
            throw new WorkbenchException(
                    ErrorCode.VALUE_ALTERED,
                    "The store cannot be signed: it does not continue what this computer keeps of its log.",
                    "Run `auditctl verify`; nothing was changed.");
        }
    }

    private void sign(LogSigner by) throws SQLException {
        if (by.sign(state())) {
            signedNanos = System.nanoTime();
            isFirst = false;
        }
    }

    /// After a commit: what was signed is stored now, and may be kept outside.
    void afterCommit() {
        if (signer != null) {
            signer.stored();
        }
    }

    private Checkpoint state() throws SQLException {
        return new Checkpoint(
                "",
                frontiers.transactions().size(),
                frontiers.transactions().root(),
                frontiers.records().size(),
                frontiers.records().root(),
                SchemaPin.of(connection),
                Instant.EPOCH.plus(clock.micros(), ChronoUnit.MICROS));
    }

    private void recordPending(Predicate<String> tables) throws SQLException {
        List<String[]> changed = new ArrayList<>();
        try (ResultSet row = pending.executeQuery()) {
            while (row.next()) {
                if (!tables.test(row.getString(1))) {
                    continue;
                }
                changed.add(new String[] {row.getString(1), row.getString(2)});
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        for (String[] tableAndKey : changed) {
            record(tableAndKey[0], tableAndKey[1]);
            recorded.setString(1, tableAndKey[0]);
            recorded.setString(2, tableAndKey[1]);
            recorded.executeUpdate();
        }
    }

    private void record(String table, String key) throws SQLException {
        Optional<List<RecordHasher.Column>> row = Optional.ofNullable(EvidenceTables.row(connection, table, key));
        int state = row.isPresent() ? THERE : GONE;
        byte[] digest = row.map(hasher::row).orElse(NOTHING);
        long micros = clock.micros();
        byte[] leaf = hasher.leaf(table, key, state, micros, digest);
        record.setLong(1, frontiers.records().size() + 1);
        record.setString(2, table);
        record.setString(3, key);
        record.setInt(4, state);
        record.setLong(5, micros);
        record.setBytes(6, digest);
        record.setBytes(7, leaf);
        record.executeUpdate();
        frontiers.addRecord(leaf);
    }

    /// After a rollback.
    void forget() throws SQLException {
        frontiers.load();
        if (signer != null) {
            signer.forget();
        }
    }
}
