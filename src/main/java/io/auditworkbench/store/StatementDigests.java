package io.auditworkbench.store;

import io.auditworkbench.integrity.LeafHasher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The digests of statements by their number, for whoever reads the log in order.
///
/// Statements are numbered as they first appear, and most come again: so each text is read and hashed once, in order,
/// and looked up anew only when it comes back after tens of thousands of others.
///
/// - **Threading**: one thread.
final class StatementDigests implements AutoCloseable {

    /// As many as the writer knows again; a power of two.
    private static final int KEPT = 65_536;

    private static final byte[] NO_TEXT = new byte[0];

    private final LeafHasher hasher = new LeafHasher();
    private final PreparedStatement fromHere;
    private final PreparedStatement one;
    private final long[] numbers = new long[KEPT];
    private final byte @Nullable [][] digests = new byte[KEPT][];
    private @Nullable ResultSet ahead;
    private long read;

    StatementDigests(Connection connection) throws SQLException {
        fromHere = connection.prepareStatement(
                "select statement_id, text from statement where statement_id >= ? order by statement_id");
        one = connection.prepareStatement("select text from statement where statement_id = ?");
    }

    /// The digest of a statement's text; that of no text where the store has no such statement.
    byte[] of(long number) throws SQLException {
        byte[] known = kept(number);
        if (known != null) {
            return known;
        }
        if (ahead == null || number > read) {
            readTo(number);
            known = kept(number);
        }
        return known == null ? lookUp(number) : known;
    }

    private byte @Nullable [] kept(long number) {
        int slot = slot(number);
        return numbers[slot] == number ? digests[slot] : null;
    }

    private static int slot(long number) {
        return (int) number & (KEPT - 1);
    }

    private void readTo(long number) throws SQLException {
        if (ahead == null) {
            fromHere.setLong(1, number);
            ahead = fromHere.executeQuery();
        }
        while (read < number && ahead.next()) {
            read = ahead.getLong(1);
            keep(read, ahead.getBytes(2));
        }
        read = Math.max(read, number);
    }

    private byte[] lookUp(long number) throws SQLException {
        one.setLong(1, number);
        try (ResultSet row = one.executeQuery()) {
            return keep(number, row.next() ? row.getBytes(1) : null);
        }
    }

    /// The bytes that SQLite has: a text need not become a string to be hashed.
    private byte[] keep(long number, byte @Nullable [] text) {
        byte[] digest = hasher.statement(text == null ? NO_TEXT : text);
        numbers[slot(number)] = number;
        digests[slot(number)] = digest;
        return digest;
    }

    @Override
    public void close() throws SQLException {
        fromHere.close();
        one.close();
    }
}
