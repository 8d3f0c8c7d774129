package io.auditworkbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/// Reads what was pruned from the beginning of the log: how much and when, never what it was.
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class PrunedLog {

    static final int FIRST_VERSION = 8;

    private static final String COLUMNS = "select pruning_no, pruned_us, pruned_by, keep, through_tx, through_seq,"
            + " transaction_count, event_count, first_us, last_us from pruning";

    private final Path file;
    private final DSLContext sql;

    PrunedLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// One pruning: all transactions through `throughTx` are gone, with their events, through `throughSeq`; the two
    /// counts are those of this pruning alone.
    ///
    /// - **Shape**: `keep` as it was asked for: `400d`; `firstMicros` and `lastMicros` are the earliest and the latest
    ///   commit that went.
    /// - **Units**: microseconds since the epoch, UTC.
    public record Kept(
            long number,
            long prunedMicros,
            String prunedBy,
            String keep,
            long throughTx,
            long throughSeq,
            long transactions,
            long events,
            long firstMicros,
            long lastMicros) {

        /// By hand: what bytes gone bad made of a row must be read too, to be named.
        private static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    row.getLong(1),
                    row.getLong(2),
                    Objects.requireNonNullElse(row.getString(3), ""),
                    Objects.requireNonNullElse(row.getString(4), ""),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10));
        }
    }

    /// All of them, the oldest first; none in a store that an earlier program wrote.
    public List<Kept> all() {
        return SqlWork.on(file, () -> sql.connectionResult(PrunedLog::read));
    }

    static List<Kept> read(Connection connection) throws SQLException {
        List<Kept> all = new ArrayList<>();
        if (Migrations.version(connection) < FIRST_VERSION) {
            return all;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS + " order by pruning_no")) {
            while (row.next()) {
                all.add(Kept.of(row));
            }
        }
        return all;
    }

    /// All of them as one: from the first commit of all to the last, with the newest day and name.
    public Optional<Kept> together() {
        List<Kept> all = all();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Kept newest = all.getLast();
        return Optional.of(new Kept(
                newest.number(),
                newest.prunedMicros(),
                newest.prunedBy(),
                newest.keep(),
                newest.throughTx(),
                newest.throughSeq(),
                newest.throughTx(),
                newest.throughSeq(),
                all.stream().mapToLong(Kept::firstMicros).min().orElseThrow(),
                all.stream().mapToLong(Kept::lastMicros).max().orElseThrow()));
    }

    /// The newest of them: all through where it ends is gone.
    public Optional<Kept> newest() {
        return SqlWork.on(file, () -> sql.connectionResult(PrunedLog::newest));
    }

    private static Optional<Kept> newest(Connection connection) throws SQLException {
        if (Migrations.version(connection) < FIRST_VERSION) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS + " order by pruning_no desc limit 1")) {
            return row.next() ? Optional.of(Kept.of(row)) : Optional.empty();
        }
    }

    /// The latest commit of all that was pruned; empty where nothing was.
    static Optional<Long> lastMicros(DSLContext sql) {
        return sql.connectionResult(PrunedLog::read).stream()
                .map(Kept::lastMicros)
                .max(Long::compare);
    }

    /// Up to where the log is gone: nothing where nothing was pruned.
    record Edge(long throughTx, long throughSeq) {

        static final Edge NOTHING = new Edge(0, 0);
    }

    static Edge edge(DSLContext sql) {
        return sql.connectionResult(PrunedLog::newest)
                .map(kept -> new Edge(kept.throughTx(), kept.throughSeq()))
                .orElse(Edge.NOTHING);
    }
}
