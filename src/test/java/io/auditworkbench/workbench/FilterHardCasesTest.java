package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterContext;
import io.auditworkbench.filter.FilterEvaluator;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.Nasty;
import io.auditworkbench.filter.ParsedFilter;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.filter.WorkingHours;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.FilterQuestion;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked of times in a zone whose clocks change, and of texts that break naive quoting: the store finds what
/// the evaluator accepts, and that is what a person would count.
///
/// - **Shape**: one event each 20 minutes over both days of 2026 on which the clocks of Berlin change, and one event
///   for each text of [Nasty].
class FilterHardCasesTest {

    private static final Duration STEP = Duration.ofMinutes(20);
    private static final Instant NOW = Instant.parse("2026-10-25T11:30:00Z");

    @TempDir
    static Path folder;

    private static Path file = Path.of("");
    private static @Nullable Store opened;
    private static @Nullable EventSurroundings looked;
    private static List<StoredEvent> events = List.of();

    /// What a UTF-8 column can hold: no half characters.
    private static final List<String> TEXTS = Nasty.TEXTS.stream()
            .filter(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text))
            .toList();

    @BeforeAll
    static void writeStore() {
        file = folder.resolve("zones.awb");
        try (StoredShop shop = StoredShop.begin(file)) {
            days("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", shop);
            days("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", shop);
            long id = 10_000;
            for (String text : TEXTS) {
                shop.change(Operation.INSERT, ShopTables.CUSTOMERS, null, ShopRows.customer(id++, text, "1.00"));
                shop.commit("2026-11-01T00:00:00Z", StoredShop.ALICE, 1L);
            }
        }
        Store store = Store.openForReading(file);
        opened = store;
        looked = new EventSurroundings(store.changes(), store.catalogue());
        events = store.changes().after(0, EventSelection.ALL, 10_000).events();
    }

    private static void days(String from, String until, StoredShop shop) {
        for (Instant at = Instant.parse(from); at.isBefore(Instant.parse(until)); at = at.plus(STEP)) {
            shop.change(Operation.INSERT, ShopTables.LOG, null, ShopRows.logged("tick", 1));
            shop.commit(at.toString(), StoredShop.ALICE, 1L);
        }
    }

    @AfterAll
    static void closeStore() {
        store().close();
    }

    private static Store store() {
        return Objects.requireNonNull(opened);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            on:2026-10-25                          | 75
            on:2026-03-29                          | 69
            on:2026-10-25 tz:UTC                   | 72
            on:2026-10-25 hour:2                   | 6
            on:2026-03-29 hour:2                   | 0
            on:2026-03-29 hour:1                   | 3
            at:2026-10-25T02:20                    | 4
            at:2026-10-25T02:20..2026-10-25T02:40  | 5
            at:2026-03-29T02:20                    | 0
            since:2026-10-25T03:00 until:2026-10-25T03:59 | 3
            on:today                               | 75
            on:yesterday                           | 30
            day:sun table:log                      | 144
            on:2026-10-25 outside:hours            | 75
            on:2026-10-26 outside:hours            | 24
            time<2026-03-29T03:00 time>=2026-03-29T01:00 | 3
            """)
    void timesAreCountedByTheClocksOfTheZone(String filter, int expected) {
        String text = filter.contains("tz:") ? filter : filter + " tz:Europe/Berlin";
        assertThat(found(text)).as(text).hasSize(expected).isEqualTo(accepted(text));
    }

    @Test
    void distancesThatReachBeyondAllTimeAreNoProblem() {
        for (String text : List.of(
                "near:E5/500000w", "lag<500000w", "since:500000w", "until:500000w", "near:E5/0s", "since:2500000d")) {
            assertThat(found(text)).as(text).isEqualTo(accepted(text));
        }
        assertThat(found("near:E5/500000w")).hasSize(events.size());
    }

    @Test
    void everyNastyTextIsFoundAndNothingElseWhateverIsAsked() {
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            String exact = "name=" + quoted(text);
            assertThat(found(exact)).as(exact).isEqualTo(accepted(exact)).contains(288L + 1 + i);
            for (String field :
                    List.of("name:", "key:", "row:", "actor:", "file=", "gtid!=", "server:", "table=", "query:")) {
                String filter = field + quoted(text);
                assertThat(found(filter)).as(filter).isEqualTo(accepted(filter));
            }
            if (!text.isEmpty()) {
                String pattern = "name:*" + quoted(text) + "*";
                assertThat(found(pattern))
                        .as(pattern)
                        .isEqualTo(accepted(pattern))
                        .contains(288L + 1 + i);
                String word = quoted(text);
                assertThat(found(word)).as(word).isEqualTo(accepted(word)).contains(288L + 1 + i);
            }
        }
        assertThat(store().changes().lastSeq()).isEqualTo(events.size());
    }

    /// What the command line prints for a text is what the store finds for it.
    @Test
    void commandsAskTheSameQuestion() {
        for (String text : Stream.of("we\"ird#na-me 😀", "it's", "-x", "#5", "a=b", "' or '1'='1")
                .toList()) {
            String filter = "name:" + quoted(text) + ",tick or what:" + quoted(text);
            assertThat(CommandRun.of("events", filter, "--count", "--store", file.toString())
                            .out())
                    .isEqualTo(accepted(filter).size() + "\n");
        }
    }

    private static List<Long> found(String text) {
        ParsedFilter filter = parsed(text);
        EventSelection selection = store().compile(
                        new FilterQuestion(expression(filter), frame(filter), new RowHints(store().catalogue())),
                        event -> evaluator(filter).matches(subject(event)))
                .selection();
        return store().changes().after(0, selection, 10_000).events().stream()
                .map(StoredEvent::seq)
                .toList();
    }

    private static List<Long> accepted(String text) {
        FilterEvaluator evaluator = evaluator(parsed(text));
        return events.stream()
                .filter(event -> evaluator.matches(subject(event)))
                .map(StoredEvent::seq)
                .toList();
    }

    private static FilterEvaluator evaluator(ParsedFilter filter) {
        return new FilterEvaluator(
                expression(filter),
                Directives.NONE,
                new FilterContext(
                        frame(filter),
                        WorkingHours.USUAL,
                        sequence -> store().changes().event(sequence).map(FilterHardCasesTest::subject)));
    }

    private static ParsedFilter parsed(String text) {
        return FilterParser.parse(text);
    }

    private static FilterExpression expression(ParsedFilter filter) {
        return filter.expression().orElseThrow(() -> new AssertionError(filter.text() + ": " + filter.problems()));
    }

    private static TimeFrame frame(ParsedFilter filter) {
        return TimeFrame.of(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC).with(filter.directives());
    }

    private static StoredSubject subject(StoredEvent event) {
        return new StoredSubject(event, Objects.requireNonNull(looked));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : String.format(Locale.ROOT, "\\u%04x", c))
                .forEach(quoted::append);
        return quoted.append('"').toString();
    }
}
