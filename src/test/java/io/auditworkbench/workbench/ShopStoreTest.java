package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.synth.ShopBinlog;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopStoreTest {

    private static final ShopOptions FEW = ShopOptions.of(4, 20);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.close();
    }

    @Test
    void sameSeedWritesTheSameEventsAndTheSameTruth() throws Exception {
        // Given
        Path first = folder.resolve("first.awb");
        Path second = folder.resolve("second.awb");

        // When
        ShopStore.Written written = write(first);
        write(second);

        // Then
        List<String> events = events(first);
        assertThat(events).hasSize((int) written.events()).isEqualTo(events(second));
        assertThat(events).anyMatch(event -> event.startsWith(Operation.SNAPSHOT.name()));
        assertThat(folder.resolve("first.truth.jsonl")).hasSameTextualContentAs(folder.resolve("second.truth.jsonl"));
    }

    @Test
    void truthNamesTransactionsThatTheStoreHolds() throws Exception {
        // Given
        Path file = folder.resolve("shop.awb");

        // When
        ShopStore.Written written = write(file);

        // Then
        List<String> truth = Files.readAllLines(written.truth());
        assertThat(truth.getFirst()).startsWith("{\"type\":\"shop\",\"version\":1,\"seed\":7,");
        assertThat(truth)
                .filteredOn(line -> line.contains("\"kind\":\"sale-completed\""))
                .isNotEmpty();
        assertThat(truth.stream().filter(line -> line.contains("\"type\":\"planted\"")))
                .hasSize((int) (written.incidents() + written.lookAlikes()));
        try (Store store = Store.openForReading(file)) {
            String last = ShopBinlog.SERVER + ":" + written.transactions();
            assertThat(store.changes().transaction(last)).isPresent();
        }
    }

    @Test
    void everyLoggedChangeIsInTheStore() throws Exception {
        // Given
        ShopGenerator shop = new ShopGenerator(7, FEW);
        long[] changes = {shop.opening().size()};
        shop.forEachRemaining(transaction ->
                changes[0] += transaction.isLogged() ? transaction.changes().size() : 0);

        // When
        ShopStore.Written written = write(folder.resolve("shop.awb"));

        // Then
        assertThat(written.events()).isEqualTo(changes[0]);
    }

    @Test
    void fileThatExistsIsLeftAlone() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("shop.awb"), "mine");

        // When, Then
        assertThatThrownBy(() -> write(file))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USAGE));
        assertThat(file).hasContent("mine");
        assertThat(folder.resolve("shop.truth.jsonl")).doesNotExist();
    }

    private ShopStore.Written write(Path file) throws InterruptedException {
        return new ShopStore(new SettableClock(Instant.parse("2026-11-26T10:00:00Z")), threads)
                .write(file, FEW, 7, _ -> {});
    }

    private static List<String> events(Path file) {
        List<String> events = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            store.changes()
                    .completedAfter(0, 100_000)
                    .forEach(transaction -> store.changes()
                            .forEachEvent(
                                    transaction,
                                    event -> events.add(
                                            event.operation() + " " + event.seq() + " " + transaction.header() + " "
                                                    + HexFormat.of().formatHex(event.leaf()))));
        }
        return events;
    }
}
