package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counting by groups and by time, against the events one by one, on two days of the synthetic shop.
class StatsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @BeforeAll
    static void trade() throws InterruptedException {
        TradedShop.write(shared.resolve("shop.awb"), 2);
    }

    private static CommandRun run(String... words) {
        return CommandRun.of(Stream.concat(
                        Stream.of(words),
                        Stream.of("--store", shared.resolve("shop.awb").toString()))
                .toArray(String[]::new));
    }

    private static List<JsonNode> events(String filter) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : run("events", filter, "--limit", "0", "-o", "ndjson")
                .out()
                .lines()
                .toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    private static Map<String, Long> counted(String filter, Function<JsonNode, String> group) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode event : events(filter)) {
            counts.merge(group.apply(event), 1L, Long::sum);
        }
        return counts;
    }

    private static JsonNode stats(String... words) throws IOException {
        CommandRun run = run(Stream.concat(Stream.of("stats", "-o", "json"), Stream.of(words))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private static Map<String, Long> counts(JsonNode root, String pointer) {
        Map<String, Long> counts = new TreeMap<>();
        root.get("items")
                .forEach(item ->
                        counts.put(item.at(pointer).asText(), item.get("events").asLong()));
        return counts;
    }

    @Test
    void statsCountsEachGroupAsTheEventsSay() throws IOException {
        assertThat(counts(stats("--by", "table", "--top", "0"), "/group/table"))
                .isEqualTo(counted("", event -> "shop." + event.get("table").asText()))
                .isNotEmpty();
        assertThat(counts(stats("--by", "actor", "--top", "0", "op:update"), "/group/actor"))
                .isEqualTo(counted("op:update", event -> event.at("/actor/name").asText()));
        assertThat(counts(stats("--by", "hour", "--top", "0"), "/group/hour"))
                .isEqualTo(counted("", event -> event.get("time").asText().substring(11, 13)));
    }

    @Test
    void statsCountsByTimeWithTheStretchesInWhichNothingHappened() throws IOException {
        // When
        Map<String, Long> byHour = counts(stats("--bucket", "1h", "table:refunds,orders"), "/time");

        // Then
        Map<String, Long> expected = counted(
                "table:refunds,orders", event -> event.get("time").asText().substring(0, 13) + ":00:00Z");
        assertThat(byHour).containsAllEntriesOf(expected);
        assertThat(byHour.keySet()).hasSizeGreaterThan(expected.size());
        byHour.keySet().removeAll(expected.keySet());
        assertThat(byHour.values()).containsOnly(0L);
    }

    @Test
    void statsAddsUpAColumnExactly() throws IOException {
        // Given
        Map<String, BigDecimal> expected = new TreeMap<>();
        for (JsonNode event : events("table:orders")) {
            JsonNode after = event.get("after");
            expected.merge(
                    after.get("status").asText(),
                    new BigDecimal(after.get("total").asText()),
                    BigDecimal::add);
        }

        // When
        JsonNode root = stats("table:orders", "--by", "status", "--sum", "total");

        // Then
        Map<String, BigDecimal> sums = new TreeMap<>();
        root.get("items")
                .forEach(item -> sums.put(
                        item.at("/group/status").asText(),
                        new BigDecimal(item.get("sum").asText())));
        assertThat(sums).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void statsAddsUpWhatChangesDidToAColumn() throws IOException {
        // Given
        BigDecimal expected = BigDecimal.ZERO;
        for (JsonNode event : events("table:stock")) {
            expected = expected.add(number(event.get("after"))).subtract(number(event.get("before")));
        }

        // When
        JsonNode root = stats("table:stock", "--by", "table", "--sum", "delta.on_hand");

        // Then
        assertThat(new BigDecimal(root.at("/items/0/sum").asText())).isEqualByComparingTo(expected);
    }

    private static BigDecimal number(JsonNode image) {
        return image == null || image.isNull()
                ? BigDecimal.ZERO
                : new BigDecimal(image.get("on_hand").asText());
    }

    @Test
    void statsPutsWhatIsNotShownTogether() throws IOException {
        JsonNode root = stats("--by", "table", "--top", "2");
        JsonNode other = root.get("items").get(2);
        long all = counted("", event -> event.get("table").asText()).values().stream()
                .mapToLong(Long::longValue)
                .sum();

        assertThat(root.get("items")).hasSize(3);
        assertThat(other.get("other").asBoolean()).isTrue();
        assertThat(counts(root, "/group/table").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(all);
    }

    @Test
    void statsHasAFrozenForm() throws IOException {
        JsonNode root = stats("--by", "actor,op", "--bucket", "1d", "--sum", "total");
        List<String> names = new ArrayList<>();
        root.get("items").get(0).fieldNames().forEachRemaining(names::add);

        assertThat(root.get("schema").asText()).isEqualTo("auditctl.stats/1");
        assertThat(names).containsExactly("time", "group", "other", "events", "sum", "summed");
        assertThat(root.get("coverage").get("verdict").asText()).isNotEmpty();
    }

    @Test
    void statsEndsWithWhatWasExamined() {
        CommandRun run = run("stats", "--by", "table", "--top", "1", "table:orders,refunds");
        CommandRun byTime = run("stats", "--bucket", "1d");

        assertThat(run.out().lines().toList().getFirst()).isEqualTo("TABLE        EVENTS");
        assertThat(run.err())
                .containsPattern(
                        "2 groups, the largest 1 of them shown [(]--top[)] · [0-9 ]+ events examined · coverage:");
        assertThat(byTime.err()).containsPattern("^[0-9 ]+ events examined · coverage:");
        assertThat(run("stats", "-o", "csv", "--by", "table", "table:orders").out())
                .matches("table,events\r\nshop.orders,[0-9]+\r\n");
    }

    @Test
    void statsThatIsStoppedSaysSo() {
        Interruption stop = new Interruption();
        stop.onRequest(() -> {});
        stop.request(ExitCode.INTERRUPTED);
        CommandRun run = new CommandRun.Setting()
                .until(stop)
                .run("stats", "--store", shared.resolve("shop.awb").toString());

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("PARTIAL: the counting was stopped");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--by nosuch | no column \"nosuch\" in the 17 captured tables",
                "--by statu | Did you mean status",
                "--by is | there are no groups of \"is\". Group by hour, day, op, table,",
                "--by a..b | there are no groups of \"a..b\"",
                "--sum status | --sum: status holds no numbers.",
                "--sum actor | --sum: actor is no column.",
                "--bucket 0h | \"0h\" is no length of time to count in. Write 10m, 1h, 1d or 1w.",
                "--bucket soon | \"soon\" is no length of time to count in.",
                "--top -1 | --top takes a number from 0 on, not -1.",
                "limit:5 | limit: and sort: choose among events, and here all of them are counted.",
                "amuont>5 | no column \"amuont\" in the 17 captured tables. Did you mean amount"
            })
    void statsRefusesWhatCannotBeCounted(String words, String problem) {
        CommandRun run = run(("stats " + words).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(problem);
    }
}
