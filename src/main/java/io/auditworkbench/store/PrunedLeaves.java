package io.auditworkbench.store;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.TreeHashes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The leaves of transactions that were pruned, in tiles of 256: with them the root of every size of the log can still
/// be made.
///
/// - **Threading**: stateless; on a connection with a transaction open.
final class PrunedLeaves {

    /// The number of leaves in a tile.
    static final int TILE = TreeHashes.TILE_WIDTH;

    private static final int TILE_BYTES = TILE * LeafHasher.HASH_BYTES;

    private PrunedLeaves() {}

    /// How many leaves are kept here: those of the first transactions.
    static long size(Connection connection) throws SQLException {
        if (Migrations.version(connection) < PrunedLog.FIRST_VERSION) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(tile) + 1, 0) from pruned_leaf")) {
            return row.next() ? row.getLong(1) * TILE : 0;
        }
    }

    /// The leaves of a tile; null where it is not there, or is none.
    static @Nullable List<byte[]> tile(Connection connection, long index) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select hashes from pruned_leaf where tile = ?")) {
            select.setLong(1, index);
            try (ResultSet row = select.executeQuery()) {
                byte[] hashes = row.next() ? row.getBytes(1) : null;
                return hashes == null || hashes.length != TILE_BYTES ? null : leaves(hashes);
            }
        }
    }

    private static List<byte[]> leaves(byte[] hashes) {
        List<byte[]> leaves = new ArrayList<>(TILE);
        for (int at = 0; at < TILE_BYTES; at += LeafHasher.HASH_BYTES) {
            leaves.add(Arrays.copyOfRange(hashes, at, at + LeafHasher.HASH_BYTES));
        }
        return leaves;
    }

    /// Gives the leaves of all transactions after `after` to `taker`, at most up to `until`: of pruned ones, and of
    /// those that are there. `after` is the end of a tile, or beyond all pruned ones.
    static void transactions(Connection connection, long after, long until, Consumer<byte[]> taker)
            throws SQLException {
        long pruned = size(connection);
        for (long from = after; from < Math.min(pruned, until); from += TILE) {
            List<byte[]> tile = tile(connection, from / TILE);
            if (tile == null) {
                throw SqliteFailure.damage("leaves of pruned transactions are missing");
            }
            tile.subList(0, (int) Math.min(TILE, until - from)).forEach(taker);
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select leaf from source_tx where tx_id > ? and tx_id <= ? order by tx_id")) {
            select.setLong(1, Math.max(after, pruned));
            select.setLong(2, until);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] leaf = row.getBytes(1);
                    if (leaf == null) {
                        throw SqliteFailure.damage("a leaf without its hash");
                    }
                    taker.accept(leaf);
                }
            }
        }
    }
}
