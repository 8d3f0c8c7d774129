package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.OlderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody with a SQLite shell does to a store, and what the check says of it.
class LogCheckTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T02:00:00.123456Z"), ZoneOffset.UTC);
    private static final int TRANSACTIONS = 300;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private LogKeeper keeper = new LogKeeper(Path.of(""));

    @BeforeEach
    void write() {
        file = folder.resolve("audit.awb");
        keeper = new LogKeeper(folder.resolve("state"));
        write(1, TRANSACTIONS, CLOCK);
    }

    private void write(int from, int until, Clock clock) {
        try (Store store = Store.openSigned(file, clock, keeper)) {
            SourceId source = store.source(Shop.SOURCE);
            var orders = Shop.table("orders");
            for (int i = from; i <= until; i++) {
                Shop.seal(
                                Shop.header(i),
                                Shop.insert(orders, Shop.row(i, "10.00", "first"))
                                        .by("insert into orders values (" + i + ")"),
                                Shop.update(orders, Shop.row(i, "10.00", "first"), Shop.row(i, "12.50", "second")))
                        .appendTo(store.writer(), source);
            }
            store.writer().commit();
        }
    }

    private LogCheckResult check(LogCheck.Anchor... anchors) {
        try (Store store = Store.openForReading(file)) {
            return store.checkLog(keeper, LogCheck.Reach.EVERYTHING, List.of(anchors), _ -> {});
        }
    }

    @Test
    void whatNobodyTouchedIsSignedAndKeptOutside() {
        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.transactions()).isEqualTo(TRANSACTIONS);
        assertThat(result.events()).isEqualTo(2L * TRANSACTIONS);
        assertThat(result.signedSize()).isEqualTo(TRANSACTIONS);
        assertThat(result.records()).isEqualTo(result.signedRecords()).isPositive();
        assertThat(result.mirror()).isNotNull();
        assertThat(result.keys()).isEqualTo(1);
    }

    @Test
    void everyDayHasAKeyOfItsOwnThatTheFormerOneVouchesFor() throws IOException {
        Clock nextDay = Clock.offset(CLOCK, Duration.ofDays(1));
        write(TRANSACTIONS + 1, TRANSACTIONS + 3, nextDay);

        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.keys()).isEqualTo(2);
        assertThat(result.uncertified()).isZero();
        assertThat(keyFile()).as("the former key is forgotten").hasLineCount(1).startsWith("2 ");
    }

    private String keyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            return Files.readString(
                    files.filter(path -> path.endsWith("key")).findFirst().orElseThrow());
        }
    }

    @Test
    void aKeyThatNobodyVouchesForIsTold() throws IOException {
        keeper = new LogKeeper(folder.resolve("elsewhere"));
        write(TRANSACTIONS + 1, TRANSACTIONS + 3, CLOCK);

        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.keys()).isEqualTo(2);
        assertThat(result.uncertified()).isEqualTo(1);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("edit", LogProblem.Kind.EVENT, "E7", StoreAttacks.EDIT),
                attack(
                        "edit a hash",
                        LogProblem.Kind.EVENT,
                        "E7",
                        "update change_event set leaf = (select leaf from"
                                + " change_event where seq = 9) where seq = 7"),
                attack("delete an event", LogProblem.Kind.TRANSACTION, "T4", StoreAttacks.DELETE_AN_EVENT),
                attack(
                        "delete a transaction",
                        LogProblem.Kind.TRANSACTION,
                        "T5",
                        "delete from change_event where seq in (7, 8)",
                        "delete from source_tx where tx_id = 4"),
                attack("insert an event", LogProblem.Kind.EVENT, "E601", StoreAttacks.insertAnEvent(TRANSACTIONS)),
                attack(
                        "an event of no transaction",
                        LogProblem.Kind.TRANSACTION,
                        "E601",
                        "insert into change_event select 601,"
                                + " version_id, op, row_key, statement_id, body, leaf from change_event where seq = 9"),
                attack(
                        "an event before the first",
                        LogProblem.Kind.TRANSACTION,
                        "E-3",
                        "insert into change_event select -3,"
                                + " version_id, op, row_key, statement_id, body, leaf from change_event where seq = 9"),
                attack(
                        "a transaction before the first",
                        LogProblem.Kind.TRANSACTION,
                        "T-3",
                        "create temp table t as select * from source_tx where tx_id = 4",
                        "update t set tx_id = -3, identity = 'x', gtid_number = 9999",
                        "insert into source_tx select * from t"),
                attack("swap two events", LogProblem.Kind.TRANSACTION, "T4", StoreAttacks.SWAP_TWO_EVENTS),
                attack("move an event", LogProblem.Kind.TRANSACTION, "T4", StoreAttacks.MOVE_AN_EVENT),
                attack("another actor", LogProblem.Kind.TRANSACTION, "T1", "update actor set name = 'eve'"),
                attack(
                        "another time",
                        LogProblem.Kind.TRANSACTION,
                        "T9",
                        "update source_tx set commit_us = commit_us + 1 where tx_id = 9"),
                attack(
                        "another statement",
                        LogProblem.Kind.EVENT,
                        "E1",
                        "update statement set text = 'select 1' where statement_id = 1"),
                attack(
                        "another column name",
                        LogProblem.Kind.EVENT,
                        "E1",
                        "update table_version set definition = replace(definition, 'amount', 'amounts')"),
                attack("cut the tail", LogProblem.Kind.ROLLED_BACK, "the checkpoint", StoreAttacks.cutAfter(200)),
                attack(
                        "cut the tail and its checkpoints",
                        LogProblem.Kind.REPLACED,
                        "the store",
                        "drop trigger checkpoint_is_kept",
                        "delete from checkpoint",
                        "create trigger checkpoint_is_kept"
                                + " before delete on checkpoint begin select raise(abort, 'what was recorded stays'); end",
                        "delete from source_tx where tx_id > 200",
                        "delete from change_event where seq > 400"),
                attack("a trigger of one's own", LogProblem.Kind.SCHEMA, "the store", StoreAttacks.OWN_TRIGGER),
                attack("an index dropped", LogProblem.Kind.SCHEMA, "the store", "drop index tx_first_seq"),
                attack(
                        "a record's row",
                        LogProblem.Kind.RECORD,
                        "source 1",
                        "drop trigger source_update_is_recorded",
                        "update source set epoch = 5",
                        "create trigger source_update_is_recorded after update on"
                                + " source begin insert or ignore into log_pending(table_name, row_key) values ('source',"
                                + " new.source_id); end"),
                attack("a row put in", LogProblem.Kind.RECORD, "rule_switch r1", StoreAttacks.PUT_IN_A_ROW),
                attack(
                        "a subtree",
                        LogProblem.Kind.INDEX,
                        "log_subtree 1/0",
                        "update log_subtree set hash = zeroblob(32) where log = 1 and level = 1 and idx = 0"),
                attack(
                        "a checkpoint's note",
                        LogProblem.Kind.SIGNATURE,
                        "checkpoint 1",
                        "drop trigger checkpoint_stays",
                        "update checkpoint set note = replace(note, 'time 2026', 'time 2025') where checkpoint_no = 1",
                        "create trigger checkpoint_stays before update on checkpoint begin select raise(abort, 'what"
                                + " was recorded stays'); end"),
                attack(
                        "a key of one's own",
                        LogProblem.Kind.SIGNATURE,
                        "key 1",
                        "drop trigger log_key_stays",
                        "update log_key set public_key = zeroblob(32)",
                        "create trigger log_key_stays before update on log_key begin select raise(abort, 'what was"
                                + " recorded stays'); end"));
    }

    private static Arguments attack(String name, LogProblem.Kind kind, String place, String... statements) {
        return attack(name, kind, place, List.of(statements));
    }

    private static Arguments attack(String name, LogProblem.Kind kind, String place, List<String> statements) {
        return Arguments.of(name, kind, place, statements);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void everyAttackIsNamed(String name, LogProblem.Kind kind, String place, List<String> statements)
            throws SQLException {
        sql(statements);

        assertThat(check().problems()).as(name).anySatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.place()).startsWith(place);
        });
    }

    /// Whoever hashes a changed transaction anew is found by the checkpoints.
    @Test
    void aChangeHashedAnewDoesNotComeToWhatWasSigned() throws SQLException {
        byte[] leaf = Shop.leaf(Shop.header(4), List.of());
        sql(List.of(
                "delete from change_event where seq in (7, 8)",
                "update source_tx set event_count = 0, leaf = x'"
                        + HexFormat.of().formatHex(leaf) + "' where tx_id = 4",
                "update change_event set seq = -seq where seq > 8",
                "update change_event set seq = -seq - 2 where seq < 0",
                "update source_tx set first_seq = first_seq - 2 where tx_id > 4"));

        LogCheckResult result = check();
        assertThat(result.problems())
                .anySatisfy(problem -> assertThat(problem.kind()).isEqualTo(LogProblem.Kind.LOG))
                .noneSatisfy(problem -> assertThat(problem.kind()).isEqualTo(LogProblem.Kind.TRANSACTION));
    }

    /// No leaf holds the epoch of a transaction; that it is out of order is seen all the same.
    @Test
    void anEpochOutOfOrderIsNamed() throws SQLException {
        try (Store store = Store.openSigned(file, CLOCK, keeper)) {
            store.writer().newEpoch(store.source(Shop.SOURCE), "another server");
            store.writer().commit();
        }
        write(TRANSACTIONS + 1, TRANSACTIONS + 10, CLOCK);
        assertThat(check().problems()).isEmpty();

        sql(List.of(
                "update source_tx set epoch = 1 where tx_id = 5",
                "update source_tx set epoch = 2 where tx_id = 304",
                "update source_tx set epoch = -1 where tx_id = 1"));

        // T6 is of an epoch before that of T5 then
        assertThat(check().problems()).extracting(LogProblem::place).containsExactly("T1", "T6", "T304");
    }

    @Test
    void aFileThatWasPutBackAsAWholeIsFoundByWhatIsKeptOutside() throws IOException {
        Path copy = folder.resolve("yesterday");
        Files.copy(file, copy);
        write(TRANSACTIONS + 1, TRANSACTIONS + 10, CLOCK);
        assertThat(check().problems()).isEmpty();
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(check().problems()).anySatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(LogProblem.Kind.ROLLED_BACK);
            assertThat(problem.what()).contains("310 transactions").contains("10 at the end are gone");
        });
    }

    /// A new signature over what was rolled back would hide it.
    @Test
    void whatWasRolledBackIsNotSignedAgain() throws IOException {
        Path copy = folder.resolve("yesterday");
        Files.copy(file, copy);
        write(TRANSACTIONS + 1, TRANSACTIONS + 10, CLOCK);
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        write(TRANSACTIONS + 1, TRANSACTIONS + 2, CLOCK);

        LogCheckResult result = check();
        assertThat(result.signedSize()).isEqualTo(TRANSACTIONS);
        assertThat(result.problems())
                .anySatisfy(problem -> assertThat(problem.kind()).isEqualTo(LogProblem.Kind.ROLLED_BACK));
    }

    /// As after a crash between the first commit and the copy outside, or when the file was moved.
    @Test
    void aPathOfWhichNothingIsKnownIsPinnedWithTheNextCheckpoint() throws IOException {
        Path pins = folder.resolve("state/stores");
        try (Stream<Path> files = Files.list(pins)) {
            for (Path pin : files.toList()) {
                Files.delete(pin);
            }
        }
        write(TRANSACTIONS + 1, TRANSACTIONS + 1, CLOCK);

        assertThat(keeper.logAt(file)).contains(check().origin());
    }

    @Test
    void anotherLogInItsPlaceIsFound() throws IOException {
        LogKeeper mine = keeper;
        Files.delete(file);
        keeper = new LogKeeper(folder.resolve("attacker"));
        write(1, TRANSACTIONS, CLOCK);
        assertThat(check().problems()).isEmpty();
        keeper = mine;

        assertThat(check().problems())
                .anySatisfy(problem -> assertThat(problem.kind()).isEqualTo(LogProblem.Kind.REPLACED));
    }

    @Test
    void anAnchorFindsAHistoryThatWasWrittenAnewWithTheLiveKey() throws IOException {
        LogCheck.Anchor anchor = new LogCheck.Anchor("a printed page", newest());
        assertThat(check(anchor).anchors()).hasSize(1);
        assertThat(check(anchor).problems()).isEmpty();
        // the account that has the key makes another history of the same length
        LogKeeper other = new LogKeeper(folder.resolve("other"));
        keeper = other;
        Files.delete(file);
        write(1, TRANSACTIONS, Clock.offset(CLOCK, Duration.ofHours(1)));

        assertThat(check(anchor).problems())
                .anySatisfy(problem -> assertThat(problem.place()).isEqualTo("a printed page"));
    }

    private String newest() {
        try (Store store = Store.openForReading(file)) {
            return store.newestCheckpoint().orElseThrow();
        }
    }

    @Test
    void aStoreThatNobodySignedIsConsistentAndSaysSo() throws IOException {
        Files.delete(file);
        try (Store store = Store.openForWriting(file, CLOCK)) {
            Shop.seal(Shop.header(1), Shop.insert(Shop.table("orders"), Shop.row(1, "1.00", "a")))
                    .appendTo(store.writer(), store.source(Shop.SOURCE));
            store.writer().commit();
        }
        keeper = new LogKeeper(folder.resolve("nothing"));
        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.origin()).isNull();
        assertThat(result.transactions()).isEqualTo(1);
    }

    /// Subtrees are made of 256 leaves: the log goes on where it was.
    @Test
    void aStoreFromBeforeGetsItsLogWhenItIsWrittenAgain() throws IOException, SQLException {
        OlderStore.make(file, 6);
        keeper = new LogKeeper(folder.resolve("fresh"));
        write(TRANSACTIONS + 1, TRANSACTIONS + 1, CLOCK);

        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.signedSize()).isEqualTo(TRANSACTIONS + 1);
    }

    private void sql(List<String> statements) throws SQLException {
        StoreAttacks.run(file, statements);
    }
}
