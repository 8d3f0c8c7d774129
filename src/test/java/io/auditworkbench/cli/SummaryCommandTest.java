package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Summaries and anomalies of what a filter chooses, on four days of the synthetic shop.
class SummaryCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @BeforeAll
    static void trade() throws InterruptedException {
        TradedShop.write(shared.resolve("shop.awb"), 4);
        assertThat(run("scan").exitCode()).isZero();
    }

    private static CommandRun run(String... words) {
        return CommandRun.of(Stream.concat(
                        Stream.of(words),
                        Stream.of("--store", shared.resolve("shop.awb").toString()))
                .toArray(String[]::new));
    }

    private static JsonNode json(String... words) throws IOException {
        CommandRun run =
                run(Stream.concat(Stream.of(words), Stream.of("-o", "json")).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private static Map<String, Long> counts(JsonNode counts) {
        Map<String, Long> map = new TreeMap<>();
        counts.forEach(
                count -> map.put(count.get("name").asText(), count.get("count").asLong()));
        return map;
    }

    private static Map<String, Long> stats(String filter, String field) throws IOException {
        Map<String, Long> map = new TreeMap<>();
        json("stats", filter, "--by", field, "--top", "0")
                .get("items")
                .forEach(row -> map.put(
                        row.at("/group/" + field).asText(), row.get("events").asLong()));
        return map;
    }

    @Test
    void summaryOfAFilterCountsItsEventsAndWhatRestsOnThem() throws IOException {
        // When
        JsonNode root = json("summary", "table:refunds");

        // Then
        JsonNode summary = root.at("/items/0");
        assertThat(root.get("filter").asText()).isEqualTo("table:refunds");
        assertThat(counts(summary.get("by_table"))).isEqualTo(stats("table:refunds", "table"));
        assertThat(counts(summary.get("by_actor"))).isEqualTo(stats("table:refunds", "actor"));
        assertThat(counts(summary.get("business"))).containsOnlyKeys("refund-issued");
        assertThat(summary.get("anomalies"))
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.get("detector").asText()).contains("refund"));
        assertThat(summary.get("checks")).hasSize(20);
    }

    /// The counts that were kept along with the events are of whole hours: a range that begins inside one is counted
    /// event by event.
    @Test
    void summaryOfARangeIsExact() throws IOException {
        String range = "since:2026-10-06T10:20 until:2026-10-06T10:40";

        JsonNode summary = json("summary", "--since", "2026-10-06T10:20", "--until", "2026-10-06T10:40")
                .at("/items/0");

        assertThat(counts(summary.get("by_table")))
                .isEqualTo(stats(range, "table"))
                .isNotEmpty();
        assertThat(counts(summary.get("by_operation"))).isEqualTo(stats(range, "op"));
        assertThat(counts(summary.get("by_table")).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(counts(summary.get("by_actor")).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Test
    void summaryOfEverythingIsTheSameHoweverItIsCounted() throws IOException {
        JsonNode kept = json("summary").at("/items/0");
        JsonNode counted = json("summary", "--since", "2000-01-01").at("/items/0");

        for (String field : new String[] {"by_table", "by_actor", "business", "checks", "anomalies"}) {
            assertThat(counted.get(field)).as(field).isEqualTo(kept.get(field));
        }
    }

    @Test
    void summaryCountsByTheFieldsAskedFor() throws IOException {
        JsonNode summary =
                json("summary", "table:orders", "--by", "hour,status").at("/items/0");
        CommandRun text = run("summary", "table:orders", "--by", "hour,status");

        assertThat(counts(summary.at("/by/hour"))).isEqualTo(stats("table:orders", "hour"));
        assertThat(counts(summary.at("/by/status"))).isEqualTo(stats("table:orders", "status"));
        assertThat(summary.at("/by/hour/0/name").asText()).isEqualTo("00");
        assertThat(text.out())
                .containsPattern("by hour +00 [0-9]+, 01 [0-9]+, ")
                .containsPattern("by status +[a-z]+ [0-9]+, ")
                .doesNotContain("by actor");
    }

    @Test
    void summaryComparesWithTheTimeBeforeThatIsAsLong() throws IOException {
        // Given
        JsonNode before = json("summary", "table:orders", "--on", "2026-10-06").at("/items/0");

        // When
        JsonNode summary = json("summary", "table:orders", "--on", "2026-10-07", "--compare", "previous")
                .at("/items/0");
        CommandRun text = run("summary", "table:orders", "--on", "2026-10-07", "--compare", "previous");

        // Then
        for (String field : new String[] {"by_operation", "by_table", "by_actor", "business"}) {
            assertThat(summary.get("previous").get(field)).as(field).isEqualTo(before.get(field));
        }
        assertThat(summary.at("/previous/coverage/from").asText()).isEqualTo("2026-10-06T00:00:00Z");
        long orders = before.at("/by_table/0/count").asLong();
        assertThat(text.out())
                .contains(orders + " in the time before")
                .containsPattern("by table +shop.orders [0-9]+ [(]was " + orders + "[)]");
    }

    @Test
    void summaryRefusesWhatCannotBeCompared() {
        CommandRun endless = run("summary", "--compare", "previous");
        CommandRun other = run("summary", "--on", "2026-10-07", "--compare", "next");

        assertThat(endless.exitCode()).isEqualTo(2);
        assertThat(endless.err()).contains("There is no time before a range without a beginning. Say from when");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("Write --compare previous.");
        assertThat(run("summary", "amuont>5").exitCode()).isEqualTo(2);
        assertThat(run("summary", "--by", "nosuch").exitCode()).isEqualTo(2);
    }

    @Test
    void summaryAsMarkdownKeepsNamesFromBecomingMarkdown() {
        CommandRun run = run("summary", "table:order_lines", "--on", "2026-10-07", "--compare", "previous", "-o", "md");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("# Summary of ")
                .contains("; table:order\\_lines on:2026-10-07\n")
                .contains("| what | count | before |\n|---|---:|---:|\n")
                .containsPattern("[|] shop[.]order\\\\_lines [|] [0-9]+ [|] [0-9]+ [|]\n")
                .contains("## What is odd\n")
                .contains("## What was checked\n");
    }

    @Test
    void summaryAsHtmlIsOnePageThatLoadsAndRunsNothing() {
        CommandRun run = run("summary", "--on", "2026-10-07", "--compare", "previous", "-o", "html");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .containsPattern(
                        "<td>shop[.]orders</td><td class=\"number\">[0-9]+</td><td class=\"number\">[0-9]+</td>")
                .contains("<h2>What is odd</h2>")
                .endsWith("</body>\n</html>\n")
                .doesNotContain("<script", "http://", "https://", "<img", "<link");
        assertThat(run.err()).contains("Next: ");
    }

    @Test
    void anomaliesOfAFilterAreThoseWithEvidenceInIt() throws IOException {
        // When
        JsonNode refunds = json("anomalies", "table:refunds");
        JsonNode day = json("anomalies", "--on", "2026-10-06");
        JsonNode all = json("anomalies");

        // Then
        assertThat(refunds.get("filter").asText()).isEqualTo("table:refunds");
        assertThat(refunds.get("items")).isNotEmpty();
        assertThat(refunds.get("items").size()).isLessThan(all.get("items").size());
        for (JsonNode group : refunds.get("items")) {
            assertThat(run("events", "table:refunds anomaly:" + group.get("id").asText(), "--count")
                            .out()
                            .strip())
                    .isNotEqualTo("0");
        }
        assertThat(day.get("items")).isNotEmpty().allSatisfy(group -> {
            assertThat(group.get("first").asText()).isLessThan("2026-10-07");
            assertThat(group.get("last").asText()).isGreaterThan("2026-10-06");
        });
        assertThat(run("anomalies", "table:refunds").err())
                .containsPattern("1 group · 19 of 20 checks found nothing · [0-9]+ events chosen · ");
        assertThat(run("anomalies", "amuont>5").exitCode()).isEqualTo(2);
    }

    @Test
    void anomaliesGateHoldsForWhatTheFilterChooses() {
        assertThat(run("anomalies", "table:refunds", "--fail-on", "high").exitCode())
                .isEqualTo(3);
        assertThat(run("anomalies", "table:warehouses", "--fail-on", "low").exitCode())
                .isZero();
    }
}
