package io.auditworkbench.workbench.conclude;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.HistoryStore;
import java.io.IOException;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way up from a change to the business events that it is part of, against what the events themselves say.
class BusinessPartsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-21T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Store concluded(long seed, int changesAStep) {
        Store store = Store.openForWriting(folder.resolve("books" + seed), CLOCK);
        HistoryStore.append(store, RandomBooks.history(new Random(seed), 200));
        Concluding concluding = new Concluding(store, SaleRule.knowledge(SaleRule.rule(SaleRule.VERSION)));
        while (concluding.step(changesAStep)) {}
        return store;
    }

    private static Map<Long, List<Long>> told(Store store) {
        Map<Long, TreeSet<Long>> told = new TreeMap<>();
        for (NumberedEvent event : store.conclusions().after(0, ConclusionLog.Question.ALL, 100_000)) {
            event.event()
                    .changes()
                    .forEach(seq ->
                            told.computeIfAbsent(seq, _ -> new TreeSet<>()).add(event.number()));
        }
        Map<Long, List<Long>> lists = new TreeMap<>();
        told.forEach((seq, numbers) -> lists.put(seq, List.copyOf(numbers)));
        return lists;
    }

    private static Map<Long, List<Long>> looked(Store store) {
        Map<Long, List<Long>> looked = new TreeMap<>();
        for (long seq = 1; seq <= store.changes().lastSeq(); seq++) {
            List<Long> numbers = store.conclusions().partsBetween(seq, seq, 1_000).stream()
                    .map(NumberedEvent::number)
                    .toList();
            if (!numbers.isEmpty()) {
                looked.put(seq, numbers);
            }
        }
        return looked;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void partsBetweenNamesExactlyTheEventsThatRestOnAChangeAlsoAfterCorrections(long seed) {
        try (Store store = concluded(seed, 3)) {
            assertThat(looked(store)).isEqualTo(told(store)).hasSizeGreaterThan(50);
            List<Long> all = List.copyOf(told(store).keySet());
            assertThat(store.conclusions().numbersOf(all))
                    .hasSameSizeAs(store.conclusions().after(0, ConclusionLog.Question.ALL, 100_000));
        }
    }

    @Test
    void aStoreOfTheVersionBeforeAnswersWhatItKnowsAndLearnsTheRestByItsMigration() throws SQLException, IOException {
        // Given
        Map<Long, List<Long>> expected;
        try (Store store = concluded(4, 1_000)) {
            expected = told(store);
        }
        Path file = folder.resolve("books4");
        int newest = Integer.parseInt(sql(file, "pragma user_version"));
        sql(file, "drop table business_change");
        sql(file, "pragma user_version = 2");

        // When
        try (Store store = Store.openForReading(file)) {
            assertThat(store.conclusions().knowsParts()).isFalse();
            assertThat(looked(store)).hasSizeLessThan(expected.size()).isNotEmpty();
        }
        for (String statement : Files.readString(Path.of("src/main/resources/migrations/V3.sql"))
                .replaceAll("(?m)^--.*$", "")
                .split(";\n", -1)) {
            if (!statement.isBlank()) {
                sql(file, statement);
            }
        }
        sql(file, "pragma user_version = " + newest);

        // Then
        try (Store store = Store.openForReading(file)) {
            assertThat(looked(store)).isEqualTo(expected);
        }
    }

    private static String sql(Path file, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            return statement.execute(text) ? statement.getResultSet().getString(1) : "";
        }
    }
}
