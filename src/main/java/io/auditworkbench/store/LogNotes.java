package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.SignedNote;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/// Reads the checkpoints of a store.
final class LogNotes {

    private LogNotes() {}

    /// The newest checkpoint, whether its signature holds or not; empty where nothing was signed, or the note is
    /// spoilt.
    static Optional<Checkpoint> newest(Connection connection) throws SQLException {
        return newestNote(connection).flatMap(SignedNote::parse).flatMap(note -> Checkpoint.parse(note.text()));
    }

    /// The newest checkpoint as it is kept.
    static Optional<String> newestNote(Connection connection) throws SQLException {
        if (Migrations.version(connection) < LogCheck.FIRST_WITH_LOG) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select note from checkpoint order by checkpoint_no desc limit 1")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /// The checkpoint whose note has this SHA-256; the newest of them where there are several.
    static Optional<String> ofDigest(Connection connection, byte[] sha256) throws SQLException {
        LeafHasher hasher = new LeafHasher();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select note from checkpoint order by checkpoint_no desc")) {
            while (row.next()) {
                String note = row.getString(1);
                if (note != null && Arrays.equals(hasher.statement(note), sha256)) {
                    return Optional.of(note);
                }
            }
        }
        return Optional.empty();
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
