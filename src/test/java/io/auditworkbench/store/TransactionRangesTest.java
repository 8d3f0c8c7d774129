package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that is large enough to be hashed in two halves at once.
class TransactionRangesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T02:00:00Z"), ZoneOffset.UTC);
    private static final int TRANSACTIONS = 20_101;
    private static final int MIDDLE = 10_050;

    @TempDir
    static Path folder;

    private static LogKeeper keeper = new LogKeeper(Path.of(""));

    private Path file = Path.of("");

    @BeforeAll
    static void write() {
        keeper = new LogKeeper(folder.resolve("state"));
        try (Store store = Store.openSigned(folder.resolve("good.awb"), CLOCK, keeper)) {
            SourceId source = store.source(Shop.SOURCE);
            var orders = Shop.table("orders");
            for (int i = 1; i <= TRANSACTIONS; i++) {
                Shop.seal(Shop.header(i), Shop.insert(orders, Shop.row(i, "10.00", "first")))
                        .appendTo(store.writer(), source);
            }
            store.writer().commit();
        }
    }

    @BeforeEach
    void copy() throws Exception {
        file = folder.resolve("copy.awb");
        Files.deleteIfExists(file);
        Files.copy(folder.resolve("good.awb"), file);
    }

    private LogCheckResult check() {
        try (Store store = Store.openForReading(file);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            return store.checkLog(keeper, LogCheck.Reach.EVERYTHING, List.of(), _ -> {}, threads);
        }
    }

    private List<String> places(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
        return check().problems().stream().map(LogProblem::place).toList();
    }

    @Test
    void bothHalvesAreHashedOnce() {
        LogCheckResult result = check();
        assertThat(result.problems()).isEmpty();
        assertThat(result.events()).isEqualTo(TRANSACTIONS);
        assertThat(result.transactions()).isEqualTo(TRANSACTIONS);
    }

    @Test
    void whatIsAlteredInEitherHalfIsNamedInTheOrderOfTheLog() throws SQLException {
        assertThat(places(
                        "update change_event set body = (select body from change_event where seq = 1) where seq = 20000",
                        "update change_event set body = (select body from change_event where seq = 1) where seq = 7"))
                .containsExactly("E7", "E20000");
    }

    @Test
    void whereTheHalvesMeetNothingIsMissed() throws SQLException {
        String last = "T" + MIDDLE;
        String next = "T" + (MIDDLE + 1);
        assertThat(places("update source_tx set commit_us = 7 where tx_id in (" + MIDDLE + ", " + (MIDDLE + 1) + ")"))
                .containsExactly(last, next);
    }

    @Test
    void aTransactionThatIsGoneWhereTheHalvesMeetIsMissed() throws SQLException {
        assertThat(places(
                        "delete from source_tx where tx_id = " + MIDDLE,
                        "delete from change_event where seq = " + MIDDLE))
                .isNotEmpty();
    }

    @Test
    void anEventOfNoTransactionIsNamed() throws SQLException {
        assertThat(places("insert into change_event select 30000, version_id, op, row_key, statement_id, body, leaf"
                        + " from change_event where seq = 9"))
                .containsExactly("E30000");
    }
}
