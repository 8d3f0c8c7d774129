package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A check that goes on from where the last one ended, and says so.
class SinceLastTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00.123456Z");
    private static final int BEFORE = 600;
    private static final int AFTER = 40;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private LogKeeper keeper = new LogKeeper(Path.of(""));

    @BeforeEach
    void write() {
        file = folder.resolve("audit.awb");
        keeper = new LogKeeper(folder.resolve("state"));
    }

    private void write(int from, int until) {
        try (Store store = Store.openSigned(file, Clock.fixed(NOW, ZoneOffset.UTC), keeper)) {
            SourceId source = store.source(Shop.SOURCE);
            var orders = Shop.table("orders");
            for (int i = from; i <= until; i++) {
                Shop.seal(
                                Shop.header(i),
                                Shop.insert(orders, Shop.row(i, "10.00", "first")),
                                Shop.update(orders, Shop.row(i, "10.00", "first"), Shop.row(i, "12.50", "second")))
                        .appendTo(store.writer(), source);
            }
            store.writer().commit();
        }
    }

    private LogCheckResult check(LogCheck.Reach reach) {
        try (Store store = Store.openForReading(file)) {
            return store.checkLog(keeper, reach, List.of(), _ -> {});
        }
    }

    private void verifyAndRemember() {
        LogCheckResult all = check(LogCheck.Reach.EVERYTHING);
        assertThat(all.problems()).isEmpty();
        try (Store store = Store.openForReading(file)) {
            keeper.rememberVerified(all.origin(), store.newestCheckpoint().orElseThrow(), NOW);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 600})
    void onlyWhatCameSinceIsHashed(int before) {
        write(1, before);
        verifyAndRemember();
        write(before + 1, before + AFTER);

        LogCheckResult since = check(LogCheck.Reach.SINCE_LAST);
        assertThat(since.problems()).isEmpty();
        assertThat(since.events()).isEqualTo(2L * AFTER);
        assertThat(since.transactions()).isEqualTo(before + AFTER);
        assertThat(since.since()).isEqualTo(new LogCheckResult.Since(NOW, before));
        assertThat(since.mirror()).isNotNull();
    }

    @Test
    void nothingNewIsNothingToHash() {
        write(1, BEFORE);
        verifyAndRemember();

        LogCheckResult since = check(LogCheck.Reach.SINCE_LAST);
        assertThat(since.problems()).isEmpty();
        assertThat(since.events()).isZero();
        assertThat(since.transactions()).isEqualTo(BEFORE);
    }

    @Test
    void withoutAnEarlierOneEverythingIsHashed() {
        write(1, BEFORE);

        LogCheckResult since = check(LogCheck.Reach.SINCE_LAST);
        assertThat(since.since()).isNull();
        assertThat(since.events()).isEqualTo(2L * BEFORE);
    }

    @Test
    void aChangeOfWhatCameSinceIsNamed() throws SQLException {
        write(1, BEFORE);
        verifyAndRemember();
        write(BEFORE + 1, BEFORE + AFTER);
        sql("update change_event set body = (select body from change_event where seq = 1) where seq = 1211");

        assertThat(check(LogCheck.Reach.SINCE_LAST).problems())
                .extracting(LogProblem::place)
                .containsExactly("E1211");
    }

    /// What was found as sealed before is not looked at, and the result says so: the whole check finds it.
    @Test
    void aChangeOfWhatCameBeforeIsForTheWholeCheck() throws SQLException {
        write(1, BEFORE);
        verifyAndRemember();
        write(BEFORE + 1, BEFORE + AFTER);
        sql("update change_event set body = (select body from change_event where seq = 9) where seq = 7");

        LogCheckResult since = check(LogCheck.Reach.SINCE_LAST);
        assertThat(since.problems()).isEmpty();
        assertThat(since.since()).isNotNull();
        assertThat(check(LogCheck.Reach.EVERYTHING).problems())
                .extracting(LogProblem::place)
                .containsExactly("E7");
    }

    /// Hashed anew down to the subtrees: the log no longer comes to the root that was remembered.
    @Test
    void aLogThatWasHashedAnewIsNotTheOneThatWasVerified() throws SQLException {
        write(1, BEFORE);
        verifyAndRemember();
        sql("update log_subtree set hash = (select leaf from source_tx where tx_id = 3) where log = 1 and idx = 0");

        assertThat(check(LogCheck.Reach.SINCE_LAST).problems())
                .anySatisfy(problem -> assertThat(problem.place()).isEqualTo("the last verification here"));
    }

    @Test
    void aStoreThatIsBehindTheLastOneIsRolledBack() throws Exception {
        write(1, BEFORE);
        Path older = Files.copy(file, folder.resolve("older.awb"));
        write(BEFORE + 1, BEFORE + AFTER);
        verifyAndRemember();
        Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(check(LogCheck.Reach.SINCE_LAST).problems())
                .extracting(LogProblem::kind)
                .contains(LogProblem.Kind.ROLLED_BACK);
    }

    @Test
    void aTransactionThatIsGoneFromTheEndIsMissed() throws SQLException {
        write(1, BEFORE);
        verifyAndRemember();
        sql("delete from change_event where seq > 1198");
        sql("delete from source_tx where tx_id = 600");

        assertThat(check(LogCheck.Reach.SINCE_LAST).problems()).isNotEmpty();
    }

    /// Somebody who can write there could say that everything was verified; a note that no key signed counts for
    /// nothing.
    @Test
    void aMemoryThatNobodySignedIsNone() {
        write(1, BEFORE);
        verifyAndRemember();
        String origin = check(LogCheck.Reach.EVERYTHING).origin();
        keeper.rememberVerified(
                origin, keeper.verified(origin).orElseThrow().note().replace("\n600\n", "\n500\n"), NOW);

        assertThat(check(LogCheck.Reach.SINCE_LAST).since()).isNull();
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
