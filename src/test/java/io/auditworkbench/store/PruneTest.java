package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.model.change.TransactionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The beginning of a log is taken away, and everything that is left is still proved.
class PruneTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00.123456Z");
    private static final int ALL = 900;

    /// What a cut at T700 leaves to go: two whole tiles.
    private static final int GONE = 512;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private LogKeeper keeper = new LogKeeper(Path.of(""));
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @BeforeEach
    void write() {
        file = folder.resolve("audit.awb");
        keeper = new LogKeeper(folder.resolve("state"));
        write(1, ALL);
    }

    private void write(int from, int until) {
        try (Store store = open()) {
            SourceId source = store.source(Shop.SOURCE);
            for (int i = from; i <= until; i++) {
                transaction(i).appendTo(store.writer(), source);
            }
            store.writer().commit();
        }
    }

    private static Shop.Sealed transaction(int number) {
        var orders = Shop.table("orders");
        return Shop.seal(
                Shop.header(number),
                Shop.insert(orders, Shop.row(number, "10.00", "first")).by("insert " + number),
                Shop.update(orders, Shop.row(number, "10.00", "first"), Shop.row(number, "12.50", "second")));
    }

    private Store open() {
        clock = Clock.offset(clock, Duration.ofMinutes(1));
        return Store.openSigned(file, clock, keeper);
    }

    private static long commitOf(int number) {
        return Shop.header(number).commitMicros();
    }

    private PrunePlan prune(int firstKept) {
        try (Store store = open()) {
            return prune(store, firstKept);
        }
    }

    private static PrunePlan prune(Store store, int firstKept) {
        return store.writer()
                .prune(new PruneRequest(commitOf(firstKept), "400d", "Ada", 7), Optional.empty())
                .plan();
    }

    private LogCheckResult check(LogCheck.Anchor... anchors) {
        try (Store store = Store.openForReading(file)) {
            return store.checkLog(keeper, LogCheck.Reach.EVERYTHING, List.of(anchors), _ -> {});
        }
    }

    @Test
    void whatIsLeftIsProvedAndKeepsItsNumbers() {
        PrunePlan plan = prune(700);
        assertThat(plan.throughTx()).isEqualTo(GONE);
        assertThat(plan.events()).isEqualTo(2L * GONE);

        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.transactions()).isEqualTo(ALL);
        assertThat(result.events()).isEqualTo(2L * (ALL - GONE));
        assertThat(result.pruned()).singleElement().satisfies(one -> {
            assertThat(one.prunedBy()).isEqualTo("Ada");
            assertThat(one.transactions()).isEqualTo(GONE);
            assertThat(one.lastMicros()).isEqualTo(commitOf(GONE));
        });
        try (Store store = Store.openForReading(file)) {
            assertThat(store.changes().count(EventSelection.ALL)).isEqualTo(2L * (ALL - GONE));
            assertThat(store.facts().transactions()).isEqualTo(ALL - GONE);
            assertThat(store.changes().event(2L * GONE)).isEmpty();
            assertThat(store.changes()
                            .event(2L * GONE + 1)
                            .orElseThrow()
                            .transaction()
                            .txId())
                    .isEqualTo(GONE + 1);
        }
        write(ALL + 1, ALL + 50);
        assertThat(check().problems()).isEmpty();
        try (Store store = Store.openForReading(file)) {
            assertThat(store.changes().lastTransaction()).isEqualTo(ALL + 50);
            assertThat(store.changes().lastSeq()).isEqualTo(2L * (ALL + 50));
        }
    }

    @Test
    void whatWasPrunedIsNotStoredAgain() {
        prune(700);
        try (Store store = open()) {
            SourceId source = store.source(Shop.SOURCE);
            assertThat(store.writer().isKnown(source, Shop.header(1))).isTrue();
            assertThat(store.writer().isKnown(source, Shop.header(GONE))).isTrue();
            assertThat(store.writer().isKnown(source, Shop.header(ALL))).isTrue();
            assertThat(store.writer().find(source, Shop.header(GONE))).isEmpty();
            assertThat(store.writer().isKnown(source, Shop.header(ALL + 1))).isFalse();
        }
    }

    @Test
    void aSecondPruningGoesOnFromTheFirst() {
        prune(300);
        assertThat(prune(700).transactions()).isEqualTo(256);
        assertThat(prune(700).isEmpty()).isTrue();

        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.pruned()).hasSize(2);
        assertThat(result.pruned().getLast().throughTx()).isEqualTo(GONE);
        assertThat(result.events()).isEqualTo(2L * (ALL - GONE));
    }

    @Test
    void theLastTransactionStays() {
        write(ALL + 1, 1_024);
        PrunePlan plan = prune(5_000);
        assertThat(plan.throughTx()).isEqualTo(768);
        assertThat(plan.holds()).containsExactly(new PrunePlan.Hold(PrunePlan.Reason.LAST, 0, 1_024));
    }

    @Test
    void nothingThatIsNotSignedGoes() {
        Path unsigned = folder.resolve("unsigned.awb");
        try (Store store = Store.openForWriting(unsigned, clock)) {
            SourceId source = store.source(Shop.SOURCE);
            for (int i = 1; i <= 300; i++) {
                transaction(i).appendTo(store.writer(), source);
            }
            store.writer().commit();
            PrunePlan plan = prune(store, 290);
            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.holds()).extracting(PrunePlan.Hold::reason).contains(PrunePlan.Reason.UNSIGNED);
        }
    }

    /// A checkpoint of T300, which is gone, still vouches for the log.
    @Test
    void anAnchorFromWithinWhatIsGoneStillHolds() {
        LogCheck.Anchor anchor = new LogCheck.Anchor("paper", anchorOf(300));
        prune(700);

        LogCheckResult result = check(anchor);
        assertThat(result.problems()).isEmpty();
        assertThat(result.anchors()).extracting(LogCheckResult.Vouched::size).containsExactly(300L);
        try (Store store = Store.openForReading(file);
                LogProofs proofs = store.proofs()) {
            Checkpoint former = Checkpoint.parse(
                            SignedNote.parse(anchor.note()).orElseThrow().text())
                    .orElseThrow();
            assertThat(proofs.continues(former)).isTrue();
        }
    }

    /// Begins the store again with so many transactions, and goes on to the end.
    private String anchorOf(int transactions) {
        file = folder.resolve("other.awb");
        write(1, transactions);
        String note;
        try (Store store = Store.openForReading(file)) {
            note = store.newestCheckpoint().orElseThrow();
        }
        write(transactions + 1, ALL);
        return note;
    }

    @Test
    void everyTransactionThatIsLeftIsProvedByAPath() {
        prune(700);
        try (Store store = Store.openForReading(file);
                LogProofs proofs = store.proofs()) {
            Checkpoint checkpoint = proofs.checkpoint().orElseThrow();
            for (long txId : new long[] {GONE + 1, 600, 768, 769, ALL}) {
                StoredTransaction transaction =
                        store.changes().transaction(txId).orElseThrow();
                assertThat(proofs.ofTransaction(txId, checkpoint.size()).root(transaction.leaf()))
                        .as("T" + txId)
                        .hasValueSatisfying(root -> assertThat(root).isEqualTo(checkpoint.root()));
            }
        }
    }

    @Test
    void sinceLastGoesOnOverWhatWasPrunedSince() {
        for (int verified : new int[] {300, 700}) {
            file = folder.resolve("since-" + verified + ".awb");
            write(1, verified);
            try (Store store = Store.openForReading(file)) {
                String note = store.newestCheckpoint().orElseThrow();
                keeper.rememberVerified(LogKeeper.originOf(note).orElseThrow(), note, NOW);
            }
            write(verified + 1, ALL);
            prune(700);
            try (Store store = Store.openForReading(file)) {
                LogCheckResult result = store.checkLog(keeper, LogCheck.Reach.SINCE_LAST, List.of(), _ -> {});
                assertThat(result.problems()).isEmpty();
                assertThat(result.since()).isNotNull();
                assertThat(result.events()).isEqualTo(2L * (ALL - Math.max(GONE, verified)));
            }
        }
    }

    @Test
    void aSnapshotIsNotCutInTwo() {
        file = folder.resolve("snapshot.awb");
        write(1, 100);
        try (Store store = open()) {
            SourceId source = store.source(Shop.SOURCE);
            int run = store.writer().snapshotStarted(source);
            for (int i = 101; i <= 400; i++) {
                Shop.seal(
                                Shop.header(i, TransactionKind.SNAPSHOT, run, Shop.actor("app")),
                                Shop.snapshot(Shop.table("orders"), Shop.row(i, "1.00", "kept")))
                        .appendTo(store.writer(), source);
            }
            store.writer().snapshotFinished(source);
            store.writer().commit();
        }
        write(401, ALL);

        assertThat(prune(350).isEmpty()).isTrue();
        assertThat(prune(600).throughTx()).isEqualTo(GONE);
        assertThat(check().problems()).isEmpty();
    }

    /// The two files know the same of what is left: one was pruned, of the other the same is left by counting.
    @Test
    void countsAndIndexesAreThoseOfWhatIsLeft() {
        long before;
        try (Store store = Store.openForReading(file)) {
            before = store.activity().byMinute(0, Long.MAX_VALUE / 2).stream()
                    .mapToLong(MinuteCount::events)
                    .sum();
        }
        prune(700);
        try (Store store = Store.openForReading(file)) {
            long left = store.activity().byMinute(0, Long.MAX_VALUE / 2).stream()
                    .mapToLong(MinuteCount::events)
                    .sum();
            assertThat(before - left).isEqualTo(2L * GONE);
            assertThat(store.activity().byHour(0, Long.MAX_VALUE / 2).stream()
                            .mapToLong(HourCount::events)
                            .sum())
                    .isEqualTo(left);
            assertThat(store.changes().runs(0, Long.MAX_VALUE / 2))
                    .containsExactly(new SequenceRun(2L * GONE + 1, 2L * ALL));
            assertThat(store.rows().events(rowOf(GONE))).isEmpty();
            assertThat(store.rows().events(rowOf(GONE + 1))).hasSize(2);
            assertThat(store.coverage().watched())
                    .singleElement()
                    .satisfies(watched -> assertThat(watched.firstMicros()).isEqualTo(commitOf(GONE) + 1));
        }
        assertThat(number("select count(*) from statement where text = 'insert " + GONE + "'"))
                .isZero();
        assertThat(number("select count(*) from statement")).isEqualTo(ALL - GONE);
    }

    private static io.auditworkbench.model.change.RowKey rowOf(int id) {
        return io.auditworkbench.normalise.RowKeys.of(Shop.table("orders"), Shop.row(id, "10.00", "first"));
    }

    private long number(String sql) {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /// The tables changed with the program, and a crash came before the next checkpoint.
    @Test
    void aStoreThatWasJustMigratedIsIntact() throws SQLException {
        sign(SchemaPin.expected(LogCheck.FIRST_WITH_LOG));
        assertThat(check().problems()).isEmpty();
        sign(new byte[32]);
        assertThat(check().problems()).extracting(LogProblem::kind).containsExactly(LogProblem.Kind.SCHEMA);
    }

    private void sign(byte[] schema) throws SQLException {
        try (var connection = Connections.writing(file)) {
            connection.setAutoCommit(false);
            LogFrontiers frontiers = new LogFrontiers(connection);
            assertThat(new LogSigner(connection, file, keeper)
                            .sign(new Checkpoint(
                                    "",
                                    frontiers.transactions().size(),
                                    frontiers.transactions().root(),
                                    frontiers.records().size(),
                                    frontiers.records().root(),
                                    schema,
                                    clock.instant())))
                    .isTrue();
            connection.commit();
        }
    }

    @Test
    void lostSubtreesAreMadeAnewFromTheKeptLeaves() throws SQLException {
        prune(700);
        StoreAttacks.runUnguarded(file, List.of("delete from log_subtree where log = 1 and level = 1 and idx >= 1"));
        assertThat(check().problems()).extracting(LogProblem::kind).containsOnly(LogProblem.Kind.INDEX);
        write(ALL + 1, ALL + 10);
        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.transactions()).isEqualTo(ALL + 10);
    }

    @Test
    void aCopyOfBeforeIsRolledBack() throws Exception {
        Path copy = Files.copy(file, folder.resolve("copy.awb"));
        prune(700);
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(check().problems()).extracting(LogProblem::kind).contains(LogProblem.Kind.ROLLED_BACK);
    }

    private List<String> found(String... attack) throws SQLException {
        StoreAttacks.runUnguarded(file, List.of(attack));
        return check().problems().stream()
                .map(problem -> problem.kind() + " " + problem.place())
                .toList();
    }

    private static String leavesOf(int tile) {
        return "insert into pruned_leaf values(" + tile + ", (select unhex(group_concat(hex(leaf), '')) from"
                + " (select leaf from source_tx where tx_id > " + tile * 256 + " and tx_id <= " + (tile + 1) * 256
                + " order by tx_id)))";
    }

    @Test
    void whatIsGoneWithoutARecordIsAltered() throws SQLException {
        assertThat(found("delete from change_event where seq <= 1024", "delete from source_tx where tx_id <= 512"))
                .contains("TRANSACTION T513");
    }

    @Test
    void aRecordThatNothingSignsIsAltered() throws SQLException {
        prune(700);
        assertThat(found("delete from checkpoint where size >= 900 and record_size > 1"))
                .contains("RECORD pruning 1");
    }

    @Test
    void aRecordPutInByHandIsAltered() throws SQLException {
        StoreAttacks.run(
                file,
                List.of(
                        "delete from change_event where seq <= 512",
                        leavesOf(0),
                        "delete from source_tx where tx_id <= 256",
                        "insert into pruning values(1, 7, 'Ada', '400d', 256, 512, 256, 512, 1, 2, x'00', x'00', 0, 0)"));
        assertThat(check().problems()).extracting(LogProblem::place).contains("pruning 1");
    }

    /// Whoever can write the file can say what the program would have said, and leave the sealing to its next commit.
    @Test
    void aRecordPutInByHandIsSealedByNoLaterCommit() throws Exception {
        Path forged = Files.copy(file, folder.resolve("forged.awb"));
        Path stateThen = folder.resolve("state then");
        copy(folder.resolve("state"), stateThen);
        prune(700);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + forged);
                Statement statement = connection.createStatement()) {
            for (String step : List.of(
                    "attach '" + file + "' as honest",
                    "insert into pruned_leaf select * from honest.pruned_leaf",
                    "insert into pruned_gtid select * from honest.pruned_gtid",
                    "insert into pruned_identity select * from honest.pruned_identity",
                    "delete from change_event where seq <= (select through_seq from honest.pruning)",
                    "delete from source_tx where tx_id <= (select through_tx from honest.pruning)",
                    "insert into pruning select * from honest.pruning")) {
                statement.execute(step);
            }
        }
        file = forged;
        keeper = new LogKeeper(stateThen);
        write(ALL + 1, ALL + 3);

        assertThat(check().problems()).extracting(LogProblem::place).contains("pruning 1");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path each : walk.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    @Test
    void aKeptLeafThatWasChangedIsAltered() throws SQLException {
        prune(700);
        assertThat(
                        found(
                                "update pruned_leaf set hashes = unhex(hex(zeroblob(32)) || hex(substr(hashes, 33))) where tile = 1"))
                .anyMatch(problem -> problem.startsWith("INDEX log_subtree"))
                .anyMatch(problem -> problem.startsWith("LOG "));
    }

    @Test
    void aTileOfLeavesThatIsGoneIsAltered() throws SQLException {
        prune(700);
        assertThat(found("delete from pruned_leaf where tile = 0"))
                .contains("INDEX pruned_leaf", "INDEX pruned_leaf 0");
    }

    @Test
    void moreThanWasRecordedIsAltered() throws SQLException {
        prune(700);
        assertThat(found("delete from change_event where seq <= 1026", "delete from source_tx where tx_id <= 513"))
                .contains("TRANSACTION T514");
    }

    @Test
    void aRecordThatClaimsMoreIsAltered() throws SQLException {
        prune(700);
        assertThat(found(
                        "update pruning set through_tx = 768, through_seq = 1536, transaction_count = 768,"
                                + " event_count = 1536",
                        "delete from log_pending",
                        "delete from change_event where seq <= 1536",
                        leavesOf(2),
                        "delete from source_tx where tx_id <= 768"))
                .contains("RECORD pruning 1");
    }

    @Test
    void whatIsPutInThePlaceOfWhatIsGoneIsAltered() throws SQLException {
        prune(700);
        assertThat(found(
                        "insert into change_event select 7, version_id, op, row_key, statement_id, body, leaf"
                                + " from change_event where seq = 1025",
                        "insert into source_tx select 3, source_id, epoch, kind, null, null, 'x', file_id, offset,"
                                + " commit_us, captured_us, connection_id, server_id, snapshot_run, actor_id,"
                                + " actor_grade, actor_source, 7, 1, leaf from source_tx where tx_id = 513"))
                .contains("TRANSACTION T3", "TRANSACTION E7");
    }

    @Test
    void aNameThatIsPutInToKeepATransactionOutIsAltered() throws SQLException {
        prune(700);
        assertThat(found("update pruned_gtid set last_number = 2000")).contains("RECORD pruning 1");
    }
}
