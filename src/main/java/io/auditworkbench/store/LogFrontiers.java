package io.auditworkbench.store;

import io.auditworkbench.integrity.MerkleFrontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jooq.exception.DataAccessException;

/// The right edges of a store's two logs, and the roots of their complete subtrees as they are kept.
///
/// - **Threading**: the writer's.
final class LogFrontiers {

    /// The log over source transactions.
    static final int TRANSACTIONS = 1;

    /// The log over records.
    static final int RECORDS = 2;

    private static final int TILE_HEIGHT = 8;
    private static final int TOP_LEVEL = 7;

    private final Connection connection;
    private final PreparedStatement insert;
    private final MerkleFrontier transactions = new MerkleFrontier();
    private final MerkleFrontier records = new MerkleFrontier();

    LogFrontiers(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement(
                "insert or ignore into log_subtree(log, level, idx, hash) values (?, ?, ?, ?)");
        load();
    }

    MerkleFrontier transactions() {
        return transactions;
    }

    MerkleFrontier records() {
        return records;
    }

    void addTransaction(byte[] leaf) {
        add(TRANSACTIONS, transactions, leaf);
    }

    void addRecord(byte[] leaf) {
        add(RECORDS, records, leaf);
    }

    private void add(int log, MerkleFrontier frontier, byte[] leaf) {
        frontier.add(leaf, (level, index, hash) -> insert(log, level, index, hash));
    }

    private void insert(int log, int level, long index, byte[] hash) {
        try {
            insert.setInt(1, log);
            insert.setInt(2, level);
            insert.setLong(3, index);
            insert.setBytes(4, hash);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new SubtreeFailure(failure);
        }
    }

    /// Carries a failure of SQLite through the tree.
    static final class SubtreeFailure extends DataAccessException {

        SubtreeFailure(SQLException cause) {
            super("a subtree cannot be kept or read", cause);
        }
    }

    /// After a rollback, and at the start: goes on from what is stored. Of a store from before there was a log, every
    /// leaf is read once.
    void load() throws SQLException {
        load(TRANSACTIONS, transactions);
        load(RECORDS, records);
    }

    /// The right edge that the log over transactions had at a size, from what is kept of it; of less leaves where the
    /// log is shorter or a subtree is gone. Nothing of it is checked: its root is to be compared.
    static MerkleFrontier transactionsAt(Connection connection, long size) throws SQLException {
        return at(connection, TRANSACTIONS, size);
    }

    /// The same of the log over records.
    static MerkleFrontier recordsAt(Connection connection, long size) throws SQLException {
        return at(connection, RECORDS, size);
    }

    private static MerkleFrontier at(Connection connection, int log, long size) throws SQLException {
        MerkleFrontier frontier = new MerkleFrontier();
        try (PreparedStatement select = connection.prepareStatement(
                "select hash from log_subtree where log = ? and level = ? and idx >= ? and idx < ? order by idx")) {
            for (int level = TOP_LEVEL; level > 0; level--) {
                select.setInt(1, log);
                select.setInt(2, level);
                select.setLong(3, frontier.size() >> (TILE_HEIGHT * level));
                select.setLong(4, size >> (TILE_HEIGHT * level));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        frontier.addSubtree(TILE_HEIGHT * level, hash(row));
                    }
                }
            }
        }
        leaves(connection, log, frontier.size(), size, frontier::add);
        return frontier;
    }

    /// The leaves after the first `after`, which are the end of a tile, at most up to `until`.
    private static void leaves(Connection connection, int log, long after, long until, Consumer<byte[]> taker)
            throws SQLException {
        if (log == TRANSACTIONS) {
            PrunedLeaves.transactions(connection, after, until, taker);
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select leaf from log_record where record_no > ? and record_no <= ? order by record_no")) {
            select.setLong(1, after);
            select.setLong(2, until);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taker.accept(hash(row));
                }
            }
        }
    }

    /// A hash that bytes gone bad made none of would be noticed only when it is hashed further.
    private static byte[] hash(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes(1);
        if (hash == null) {
            throw SqliteFailure.damage("a leaf or subtree without its hash");
        }
        return hash;
    }

    /// How many complete subtrees are kept of so many leaves.
    static long subtreesOf(long leaves) {
        long count = 0;
        for (int level = 1; level <= TOP_LEVEL; level++) {
            count += leaves >> (TILE_HEIGHT * level);
        }
        return count;
    }

    private void load(int log, MerkleFrontier frontier) throws SQLException {
        frontier.clear();
        try (PreparedStatement select = connection.prepareStatement(
                "select hash from log_subtree where log = ? and level = ? and idx >= ? order by idx")) {
            for (int level = TOP_LEVEL; level > 0; level--) {
                select.setInt(1, log);
                select.setInt(2, level);
                select.setLong(3, frontier.size() >> (TILE_HEIGHT * level));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        frontier.addSubtree(TILE_HEIGHT * level, hash(row));
                    }
                }
            }
        }
        leaves(connection, log, frontier.size(), Long.MAX_VALUE, leaf -> add(log, frontier, leaf));
    }
}
