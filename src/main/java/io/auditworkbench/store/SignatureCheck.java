package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.KeyCertificate;
import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.integrity.VerifyingKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Checks the keys of a store, each certified by the one before, and the signatures of its checkpoints.
///
/// - **Threading**: one thread, on a connection of its own with a transaction open.
final class SignatureCheck {

    private static final int MOST_SIGNATURES = 20_000;

    private final Connection connection;
    private final LogProblems problems;
    private final List<VerifyingKey> keys = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private int uncertified;

    SignatureCheck(Connection connection, LogProblems problems) {
        this.connection = connection;
        this.problems = problems;
    }

    /// The public keys by epoch, the first one first.
    List<VerifyingKey> keys() {
        return keys;
    }

    /// The checkpoints that can be read, the oldest first.
    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /// How many keys after the first nobody certified.
    int uncertified() {
        return uncertified;
    }

    void run(byte[] schema) throws SQLException {
        Optional<String> origin = LogNotes.newest(connection).map(Checkpoint::origin);
        if (origin.isPresent()) {
            readKeys(origin.get());
        }
        readCheckpoints(schema);
    }

    private void readKeys(String origin) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select epoch, public_key, certificate from log_key order by epoch")) {
            while (row.next()) {
                key(origin, row.getInt(1), row.getBytes(2), row.getString(3));
            }
        }
    }

    private void key(String origin, int epoch, byte[] bytes, String certificate) {
        String place = "key " + epoch;
        Optional<SignedNote> note = SignedNote.parse(certificate);
        Optional<KeyCertificate> read = note.flatMap(signed -> KeyCertificate.parse(signed.text()));
        if (read.isEmpty() || bytes.length != 32 || epoch != keys.size() + 1) {
            problems.add(LogProblem.Kind.SIGNATURE, place, "Its certificate cannot be read, or a key is missing.");
            return;
        }
        VerifyingKey key = new VerifyingKey(origin, bytes);
        if (!read.get().equals(new KeyCertificate(origin, epoch, key, read.get().since()))) {
            problems.add(LogProblem.Kind.SIGNATURE, place, "Its certificate speaks of another key.");
        }
        if (epoch > 1 && note.get().isSignedBy(keys.getLast())) {
            keys.add(key);
            return;
        }
        if (!note.get().isSignedBy(key)) {
            problems.add(LogProblem.Kind.SIGNATURE, place, "Neither it nor the key before it signed its certificate.");
        }
        uncertified += epoch > 1 ? 1 : 0;
        keys.add(key);
    }

    private void readCheckpoints(byte[] schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select checkpoint_no, epoch, size, record_size, signed_us, note"
                        + " from checkpoint order by checkpoint_no desc limit " + MOST_SIGNATURES)) {
            while (row.next()) {
                checkpoint(row);
            }
        }
        Collections.reverse(checkpoints);
        for (int i = 1; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).size() < checkpoints.get(i - 1).size()
                    || checkpoints.get(i).recordSize() < checkpoints.get(i - 1).recordSize()) {
                problems.add(LogProblem.Kind.SIGNATURE, label(checkpoints.get(i)), "It is smaller than one before it.");
            }
        }
        if (!checkpoints.isEmpty() && !isSigned(checkpoints.getLast().schema(), schema)) {
            problems.add(
                    LogProblem.Kind.SCHEMA,
                    label(checkpoints.getLast()),
                    "Tables, indexes, triggers or views are not those that were signed.");
        }
    }

    /// Tables are those that were signed; or the program itself brought them from those of an earlier version to its
    /// own a moment ago, and nothing was signed since. That they are those of its version is checked apart from this.
    private boolean isSigned(byte[] signed, byte[] present) throws SQLException {
        if (Arrays.equals(signed, present)) {
            return true;
        }
        for (int earlier = LogCheck.FIRST_WITH_LOG; earlier < Migrations.version(connection); earlier++) {
            if (Arrays.equals(signed, SchemaPin.expected(earlier))) {
                return true;
            }
        }
        return false;
    }

    private void checkpoint(ResultSet row) throws SQLException {
        String place = "checkpoint " + row.getLong(1);
        int epoch = row.getInt(2);
        Optional<SignedNote> note = SignedNote.parse(row.getString(6));
        Optional<Checkpoint> read = note.flatMap(signed -> Checkpoint.parse(signed.text()));
        if (read.isEmpty()) {
            problems.add(LogProblem.Kind.SIGNATURE, place, "It cannot be read.");
            return;
        }
        if (epoch < 1 || epoch > keys.size() || !note.get().isSignedBy(keys.get(epoch - 1))) {
            problems.add(LogProblem.Kind.SIGNATURE, place, "Its signature is not that of key " + epoch + ".");
        }
        if (read.get().size() != row.getLong(3)
                || read.get().recordSize() != row.getLong(4)
                || LogNotes.micros(read.get().signedAt()) != row.getLong(5)) {
            problems.add(LogProblem.Kind.SIGNATURE, place, "What the store says of it is not what was signed.");
        }
        checkpoints.add(read.get());
    }

    static String label(Checkpoint checkpoint) {
        return "the checkpoint of " + checkpoint.signedAt();
    }
}
