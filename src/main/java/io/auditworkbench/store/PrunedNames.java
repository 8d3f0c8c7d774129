package io.auditworkbench.store;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.model.change.TransactionHeader;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// Which transactions were pruned, by their names alone, so that none of them is taken for a new one when it is sent
/// again: GTIDs as ranges of numbers, others by the first 16 bytes of the SHA-256 of their identity.
///
/// - **Threading**: the writer's; [#digest] on any connection with a transaction open.
final class PrunedNames implements AutoCloseable {

    private static final int DIGEST_BYTES = 16;

    private final LeafHasher hasher = new LeafHasher();
    private final PreparedStatement gtid;
    private final PreparedStatement highest;
    private final PreparedStatement identity;

    PrunedNames(Connection connection) throws SQLException {
        gtid = connection.prepareStatement(
                "select 1 from pruned_gtid p join gtid_origin o on o.gtid_origin_id ="
                        + " p.gtid_origin_id where p.source_id = ? and o.origin = ? and p.first_number <= ? and p.last_number >= ?");
        highest = connection.prepareStatement("select max(p.last_number) from pruned_gtid p join gtid_origin o on"
                + " o.gtid_origin_id = p.gtid_origin_id where p.source_id = ? and o.origin = ?");
        identity = connection.prepareStatement(
                "select 1 from pruned_identity where source_id = ? and epoch = ? and digest = ?");
    }

    /// Whether the transaction of this name was pruned.
    boolean has(SourceId source, long epoch, TransactionHeader header) throws SQLException {
        Gtid parts = Gtid.of(header.gtid());
        if (parts != null) {
            gtid.setLong(1, source.value());
            gtid.setString(2, parts.origin());
            gtid.setLong(3, parts.number());
            gtid.setLong(4, parts.number());
            return isFound(gtid);
        }
        identity.setLong(1, source.value());
        identity.setLong(2, epoch);
        identity.setBytes(3, shortened(hasher, header.identity()));
        return isFound(identity);
    }

    private static boolean isFound(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /// The highest pruned number of an origin; -2 when there is none.
    long highest(SourceId source, String origin) throws SQLException {
        highest.setLong(1, source.value());
        highest.setString(2, origin);
        try (ResultSet row = highest.executeQuery()) {
            long number = row.next() ? row.getLong(1) : -2;
            return row.wasNull() ? -2 : number;
        }
    }

    /// Keeps the names of the transactions from one number to another, which are there still.
    static void keep(Connection connection, long firstTx, long lastTx) throws SQLException {
        keepGtids(connection, firstTx, lastTx);
        keepIdentities(connection, firstTx, lastTx);
    }

    private static void keepGtids(Connection connection, long firstTx, long lastTx) throws SQLException {
        // numbers that follow each other have the same distance from their rank
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into pruned_gtid(source_id, gtid_origin_id, first_number, last_number)"
                        + " select source_id, gtid_origin_id, min(gtid_number), max(gtid_number) from"
                        + " (select source_id, gtid_origin_id, gtid_number, gtid_number - row_number() over"
                        + " (partition by source_id, gtid_origin_id order by gtid_number) as island from source_tx"
                        + " where tx_id between ? and ? and gtid_origin_id is not null)"
                        + " group by source_id, gtid_origin_id, island")) {
            insert.setLong(1, firstTx);
            insert.setLong(2, lastTx);
            insert.executeUpdate();
        }
    }

    private static void keepIdentities(Connection connection, long firstTx, long lastTx) throws SQLException {
        LeafHasher hasher = new LeafHasher();
        try (PreparedStatement select = connection.prepareStatement("select source_id, epoch, identity from source_tx"
                        + " where tx_id between ? and ? and identity is not null");
                PreparedStatement insert = connection.prepareStatement(
                        "insert or ignore into pruned_identity(source_id, epoch, digest) values (?, ?, ?)")) {
            select.setLong(1, firstTx);
            select.setLong(2, lastTx);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    insert.setLong(1, row.getLong(1));
                    insert.setLong(2, row.getLong(2));
                    insert.setBytes(3, shortened(hasher, row.getString(3)));
                    insert.executeUpdate();
                }
            }
        }
    }

    private static byte[] shortened(LeafHasher hasher, String identity) {
        return Arrays.copyOf(hasher.statement(identity), DIGEST_BYTES);
    }

    /// The digest of all names: each row hashed with what came before it.
    static byte[] digest(Connection connection) throws SQLException {
        LeafHasher hasher = new LeafHasher();
        byte[] digest = new byte[LeafHasher.HASH_BYTES];
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select source_id, gtid_origin_id, first_number, last_number"
                        + " from pruned_gtid order by 1, 2, 3")) {
            while (row.next()) {
                digest = hasher.statement(ByteBuffer.allocate(digest.length + 4 * Long.BYTES)
                        .put(digest)
                        .putLong(row.getLong(1))
                        .putLong(row.getLong(2))
                        .putLong(row.getLong(3))
                        .putLong(row.getLong(4))
                        .array());
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select source_id, epoch, digest from pruned_identity order by 1, 2, 3")) {
            while (row.next()) {
                byte[] name = row.getBytes(3);
                byte[] bytes = name == null ? new byte[0] : name;
                digest = hasher.statement(ByteBuffer.allocate(digest.length + 2 * Long.BYTES + bytes.length)
                        .put(digest)
                        .putLong(row.getLong(1))
                        .putLong(row.getLong(2))
                        .put(bytes)
                        .array());
            }
        }
        return digest;
    }

    @Override
    public void close() throws SQLException {
        gtid.close();
        highest.close();
        identity.close();
    }
}
