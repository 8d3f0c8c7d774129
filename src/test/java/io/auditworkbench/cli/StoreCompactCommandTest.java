package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.StoredStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recorded demo, with pages to give back.
class StoreCompactCommandTest {

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void make() throws SQLException {
        assertThat(run("demo").exitCode()).isZero();
        store = folder.resolve("audit-workbench/demo/demo.awb");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.executeUpdate("create table ballast(bytes blob)");
            statement.executeUpdate("insert into ballast values(zeroblob(3000000))");
            statement.executeUpdate("drop table ballast");
        }
    }

    private CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .run(words);
    }

    private JsonNode compact(String... further) throws IOException {
        List<String> words = new ArrayList<>(List.of("store", "compact", "--store", store.toString(), "-o", "json"));
        words.addAll(List.of(further));
        CommandRun run = run(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).path("items").path(0);
    }

    @Test
    void freePagesAreGivenBackAndEveryProofStays() throws IOException {
        // Given
        List<String> before = StoredStory.of(store);
        long size = Files.size(store);

        // When
        JsonNode trial = compact("--dry-run");
        assertThat(Files.size(store)).isEqualTo(size);
        JsonNode done = compact();

        // Then
        assertThat(trial.path("after_bytes").isNull()).isTrue();
        assertThat(trial.path("free_bytes").asLong()).isGreaterThan(2_900_000);
        assertThat(done.path("before_bytes").asLong()).isGreaterThanOrEqualTo(size);
        assertThat(Files.size(store))
                .isEqualTo(done.path("after_bytes").asLong())
                .isLessThan(size - 2_900_000);
        assertThat(StoredStory.of(store)).isEqualTo(before);
        assertThat(run("verify", store.toString()).out()).startsWith("INTACT  L3: ");
        assertThat(run("store", "compact", "--store", store.toString()).out()).contains("of which 0 B are free");
    }

    @Test
    void nothingIsRewrittenWhileSomebodyWrites() throws IOException {
        long size = Files.size(store);
        try (Store _ = Store.openForWriting(store, Clock.systemUTC())) {
            CommandRun refused = run("store", "compact", "--store", store.toString());

            assertThat(refused.exitCode()).isEqualTo(9);
            assertThat(refused.err()).contains("The store is being written by this program: " + store);
            assertThat(Files.size(store)).isEqualTo(size);
        }
    }

    @Test
    void whatIsNotThereOrNoStoreIsNotMade() throws IOException {
        Path none = folder.resolve("none.awb");
        assertThat(run("store", "compact", "--store", none.toString()).exitCode())
                .isEqualTo(7);
        assertThat(none).doesNotExist();
        Path text = Files.writeString(folder.resolve("text.awb"), "no store, but some text of this world");
        assertThat(run("store", "compact", "--store", text.toString()).exitCode())
                .isEqualTo(9);
        assertThat(text).hasContent("no store, but some text of this world");
    }
}
