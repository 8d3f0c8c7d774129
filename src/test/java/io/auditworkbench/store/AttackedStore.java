package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.evidence.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A store that is put back as it was for every attack: written in two sessions, the second of which still lies in the
/// write-ahead log, with what is kept outside of it and an anchor of its end.
final class AttackedStore {

    static final int EARLY = 20;
    static final int ALL = 40;

    private static final String FIRST_STORY = "first";

    /// Whether checkpoints of it are signed.
    enum Signing {
        UNSIGNED,
        SIGNED
    }

    private final Path folder;
    private final Signing signing;
    private final Clock clock;
    private final Path live;
    private final Path early;
    private final Path running;
    private final Path late;
    private String earlyNote = "";
    private String lateNote = "";
    private String anchor = "";

    AttackedStore(Path folder, Signing signing, Instant begin) throws IOException, SQLException {
        this.folder = folder;
        this.signing = signing;
        clock = Clock.fixed(begin, ZoneOffset.UTC);
        live = Files.createDirectories(folder.resolve("live"));
        early = folder.resolve("early");
        running = folder.resolve("running");
        late = folder.resolve("late");
        try (Store store = open(live.resolve("state"))) {
            append(store, 1, EARLY, FIRST_STORY);
        }
        copy(live, early);
        earlyNote = newestNote();
        // A reader that is still at work keeps SQLite from emptying the write-ahead log.
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = reader.createStatement()) {
            statement.execute("begin");
            statement.execute("select count(*) from source_tx");
            try (Store store = open(live.resolve("state"))) {
                append(store, EARLY + 1, ALL, FIRST_STORY);
                copy(live, running);
            }
            copy(live, late);
        }
        asWritten();
        lateNote = newestNote();
    }

    Path file() {
        return live.resolve("audit.awb");
    }

    Path writeAheadLog() {
        return live.resolve("audit.awb-wal");
    }

    boolean isSigned() {
        return signing == Signing.SIGNED;
    }

    /// As it was before any attack.
    void asWritten() throws IOException {
        copy(late, live);
        anchor = lateNote;
    }

    /// Everything as it was between the two sessions: the file and, as only its owner can, what is kept outside.
    void allAsItWasEarly() throws IOException {
        copy(early, live);
    }

    /// Everything as a crash left it before the second session was signed.
    void allAsBeforeItWasSigned() throws IOException {
        copy(running, live);
    }

    /// Only the file as it was between the two sessions.
    void fileAsItWasEarly() throws IOException {
        Files.deleteIfExists(writeAheadLog());
        Files.copy(early.resolve("audit.awb"), file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /// The last anchor was made between the two sessions.
    void anchoredEarlyOnly() {
        anchor = earlyNote;
    }

    /// The anchor is made now.
    void anchoredNow() {
        anchor = newestNote();
    }

    /// Goes on as the account that owns it.
    void writeOn(int from, int until, String story) {
        try (Store store = open(live.resolve("state"))) {
            append(store, from, until, story);
        }
    }

    /// Puts another store with all transactions in its place, signed by somebody else.
    void replaceBy(String story) throws IOException {
        Files.deleteIfExists(writeAheadLog());
        Files.delete(file());
        try (Store store = open(folder.resolve("somebody"))) {
            append(store, 1, ALL, story);
        }
    }

    private Store open(Path state) {
        return isSigned() ? Store.openSigned(file(), clock, new LogKeeper(state)) : Store.openForWriting(file(), clock);
    }

    private static void append(Store store, int from, int until, String story) {
        SourceId source = store.source(Shop.SOURCE);
        for (int i = from; i <= until; i++) {
            transaction(i, story).appendTo(store.writer(), source);
        }
        store.writer().commit();
    }

    /// One transaction of two events, the second of which tells the story.
    static Shop.Sealed transaction(int number, String story) {
        var orders = Shop.table("orders");
        return Shop.seal(
                Shop.header(number),
                Shop.insert(orders, Shop.row(number, "10.00", "new")),
                Shop.update(orders, Shop.row(number, "10.00", "new"), Shop.row(number, "12.50", story)));
    }

    Checkpoint newestCheckpoint() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            return LogNotes.newest(connection).orElseThrow();
        }
    }

    private String newestNote() {
        try (Store store = Store.openForReading(file())) {
            return store.newestCheckpoint().orElse("");
        }
    }

    /// Verifies it where nothing else is known of it.
    Verification byItself() {
        return verify(folder.resolve("nothing"), List.of());
    }

    /// Verifies it where it is written, with what is kept outside of it there.
    Verification whereItIsWritten() {
        return verify(live.resolve("state"), List.of());
    }

    /// Verifies it elsewhere, against the anchor.
    Verification againstTheAnchor() throws IOException {
        return verify(folder.resolve("nothing"), List.of(Files.writeString(folder.resolve("anchor"), anchor)));
    }

    /// Verifies it where nothing else is known of it, against a file.
    Verification against(Path file) {
        return verify(folder.resolve("nothing"), List.of(file));
    }

    /// The same, where the certificate of a stamp must lead to one that is trusted.
    Verification against(Path file, Path trusted) {
        return verification(folder.resolve("nothing")).trusting(trusted).verify(file(), List.of(file), _ -> {});
    }

    private Verification verify(Path state, List<Path> against) {
        return verification(state).verify(file(), against, _ -> {});
    }

    private StoreVerification verification(Path state) {
        return new StoreVerification(
                new LogKeeper(state), Runnable::run, clock, new AuditDesks(state.resolve(AuditDesks.FOLDER), clock));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> former = Files.walk(to)) {
            for (Path each : former.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else if (!each.toString().matches(".*[.]awb[-.].*")
                        || each.toString().endsWith("-wal")) {
                    Files.copy(each, copy);
                }
            }
        }
    }
}
