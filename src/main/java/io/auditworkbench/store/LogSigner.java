package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.KeyCertificate;
import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.integrity.SigningKey;
import io.auditworkbench.integrity.VerifyingKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs checkpoints of a store with the key of the day: with the first checkpoint of a day (UTC) a new key comes,
/// certified by the one before, whose private half is forgotten once that is stored.
///
/// - **Threading**: the writer's.
/// - **Source**: trust in keys as in systemd's forward secure sealing, with certificates instead of a shared seed.
final class LogSigner {

    private static final int ID_BYTES = 8;
    private static final String NAME = "audit-workbench/";

    private final Connection connection;
    private final Path store;
    private final LogKeeper keeper;
    private @Nullable String waiting;
    private @Nullable VerifyingKey first;
    private @Nullable Checkpoint last;
    private int epoch;

    LogSigner(Connection connection, Path store, LogKeeper keeper) {
        this.connection = connection;
        this.store = store;
        this.keeper = keeper;
    }

    /// The newest key of a store.
    record Current(int epoch, VerifyingKey key, long addedMicros) {}

    /// Signs a state in the transaction that is open, unless it is signed already or must not be; its origin is filled
    /// in here. True when there is nothing more to sign.
    boolean sign(Checkpoint state) throws SQLException {
        Optional<Checkpoint> newest = last != null ? Optional.of(last) : LogNotes.newest(connection);
        String origin = newest.map(Checkpoint::origin).orElseGet(LogSigner::newOrigin);
        Checkpoint checkpoint = new Checkpoint(
                origin,
                state.size(),
                state.root(),
                state.recordSize(),
                state.recordRoot(),
                state.schema(),
                state.signedAt());
        if (newest.isPresent() && newest.get().isSameState(checkpoint)) {
            return true;
        }
        if (last == null && !continuesWhatIsOutside(checkpoint)) {
            return false;
        }
        SigningKey key = keyOfToday(checkpoint);
        waiting = key.sign(checkpoint.text()).format();
        insert(checkpoint, waiting);
        last = checkpoint;
        return true;
    }

    /// A log that was once larger was cut, or put back from a copy, and one that has grown again since has other
    /// leaves: a new signature would hide that. Asked before the first signature; what this writer adds continues that.
    private boolean continuesWhatIsOutside(Checkpoint checkpoint) throws SQLException {
        Optional<Checkpoint> outside = keeper.newest(checkpoint.origin())
                .flatMap(SignedNote::parse)
                .flatMap(note -> Checkpoint.parse(note.text()));
        if (outside.isEmpty()) {
            return true;
        }
        Checkpoint seen = outside.get();
        return seen.size() <= checkpoint.size()
                && seen.recordSize() <= checkpoint.recordSize()
                && Arrays.equals(
                        LogFrontiers.transactionsAt(connection, seen.size()).root(), seen.root())
                && Arrays.equals(
                        LogFrontiers.recordsAt(connection, seen.recordSize()).root(), seen.recordRoot());
    }

    private static String newOrigin() {
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        return NAME + HexFormat.of().formatHex(id);
    }

    private SigningKey keyOfToday(Checkpoint checkpoint) throws SQLException {
        Optional<Current> current = current(checkpoint.origin());
        if (current.isPresent()) {
            SigningKey known = keeper.key(checkpoint.origin(), current.get().epoch());
            if (known != null
                    && known.verifying().equals(current.get().key())
                    && isOfToday(current.get(), checkpoint)) {
                epoch = current.get().epoch();
                pinIfNot(checkpoint.origin());
                return known;
            }
            return next(checkpoint, current.get().epoch() + 1, known);
        }
        return next(checkpoint, 1, null);
    }

    /// A crash after the first commit, or another place for the file, leaves a path of which nothing is known; our own
    /// key says that the log is ours.
    private void pinIfNot(String origin) throws SQLException {
        if (keeper.logAt(store).isPresent()) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select public_key from log_key where epoch = 1")) {
            if (row.next()) {
                first = new VerifyingKey(origin, row.getBytes(1));
            }
        }
    }

    private static boolean isOfToday(Current current, Checkpoint checkpoint) {
        LocalDate added = LocalDate.ofEpochDay(Math.floorDiv(current.addedMicros(), 86_400_000_000L));
        return !checkpoint.signedAt().atZone(ZoneOffset.UTC).toLocalDate().isAfter(added);
    }

    /// A key that nobody on this computer can certify signs for itself, and whoever verifies is told.
    private SigningKey next(Checkpoint checkpoint, int number, @Nullable SigningKey former) throws SQLException {
        SigningKey key = SigningKey.generate(checkpoint.origin());
        keeper.add(number, key);
        String text = new KeyCertificate(checkpoint.origin(), number, key.verifying(), checkpoint.size()).text();
        String certificate = (former == null ? key : former).sign(text).format();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into log_key(epoch, public_key, certificate, added_us) values (?, ?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setBytes(2, key.verifying().bytes());
            insert.setString(3, certificate);
            insert.setLong(4, LogNotes.micros(checkpoint.signedAt()));
            insert.executeUpdate();
        }
        epoch = number;
        if (number == 1) {
            first = key.verifying();
        }
        return key;
    }

    private Optional<Current> current(String origin) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select epoch, public_key, added_us from log_key order by epoch desc limit 1")) {
            return row.next()
                    ? Optional.of(new Current(row.getInt(1), new VerifyingKey(origin, row.getBytes(2)), row.getLong(3)))
                    : Optional.empty();
        }
    }

    private void insert(Checkpoint checkpoint, String note) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into checkpoint(epoch, size, record_size, signed_us, note) values (?, ?, ?, ?, ?)")) {
            insert.setInt(1, epoch);
            insert.setLong(2, checkpoint.size());
            insert.setLong(3, checkpoint.recordSize());
            insert.setLong(4, LogNotes.micros(checkpoint.signedAt()));
            insert.setString(5, note);
            insert.executeUpdate();
        }
    }

    /// The checkpoint is durable in the store: now it may be kept outside, and the former key be forgotten.
    void stored() {
        if (waiting == null || last == null) {
            return;
        }
        String origin = last.origin();
        if (first != null) {
            keeper.pin(store, first);
            first = null;
        }
        keeper.append(origin, waiting);
        keeper.keepOnly(origin, epoch);
        waiting = null;
    }

    /// After a rollback: what was signed in it is not stored.
    void forget() {
        waiting = null;
        first = null;
        last = null;
    }
}
