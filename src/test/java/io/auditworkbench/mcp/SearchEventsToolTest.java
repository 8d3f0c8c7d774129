package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.CommandRun;
import io.auditworkbench.workbench.StrangeShop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchEventsToolTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void open() {
        store = McpTrial.demo(folder);
    }

    @Test
    void pagesCoverEveryEventOnceInTheOrderOfTheCommandLine() {
        // Given
        List<String> expected = CommandRun.of(
                        "events",
                        "table:payments or table:refunds",
                        "--store",
                        store.toString(),
                        "-o",
                        "name",
                        "--limit",
                        "0")
                .out()
                .lines()
                .toList();
        McpTrial trial = new McpTrial(store);

        // When
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = trial.data(
                    "audit_search_events",
                    "{\"filter\":\"table:payments or table:refunds\",\"limit\":500"
                            + (cursor.isEmpty() ? "" : ",\"cursor\":\"" + cursor + "\"") + "}");
            seen.addAll(McpTrial.ids(page.get("events")));
            assertThat(page.get("truncated").asBoolean()).isEqualTo(page.has("next_cursor"));
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty());

        // Then
        assertThat(seen).hasSizeGreaterThan(1_000).isEqualTo(expected);
    }

    @Test
    void theTreeOfAFilterMeansTheSameAsItsText() {
        McpTrial trial = new McpTrial(store);

        JsonNode byText = trial.data(
                "audit_search_events", "{\"filter\":\"(table:orders or table:refunds) op:update total>=100\"}");
        JsonNode byTree = trial.data(
                "audit_search_events",
                "{\"filter\":{\"and\":[{\"or\":[{\"f\":\"table\",\"m\":[\"orders\"]},{\"f\":\"table\",\"m\":[\"refunds\"]}]},"
                        + "{\"f\":\"op\",\"m\":\"update\"},{\"f\":\"total\",\"op\":\">=\",\"m\":100}]}}");

        assertThat(byTree.get("filter")).isEqualTo(byText.get("filter"));
        assertThat(byTree.get("events")).isNotEmpty().isEqualTo(byText.get("events"));
    }

    @Test
    void fieldsThatAreNamedComeAndNoOthers() {
        JsonNode page =
                new McpTrial(store).data("audit_search_events", "{\"limit\":2,\"fields\":[\"time\",\"statement\"]}");

        assertThat(page.get("events").get(0).fieldNames())
                .toIterable()
                .isSubsetOf("id", "time", "statement")
                .contains("id", "time");
    }

    @Test
    void noMoreThanAllowedComesHoweverMuchIsAsked() {
        JsonNode page = new McpTrial(store, "--max-rows", "7").data("audit_search_events", "{\"limit\":100000}");

        assertThat(page.get("events")).hasSize(7);
        assertThat(page.get("truncated").asBoolean()).isTrue();
    }

    @Test
    void cellsOfFiftyMegabytesFitIntoAnAnswer() {
        Path large = StrangeShop.large(folder);

        for (List<String> call : List.of(
                List.of("audit_search_events", "{}"),
                List.of("audit_get", "{\"ids\":[\"E3\"]}"),
                List.of("audit_row_history", "{\"table\":\"documents\",\"key\":\"1\"}"))) {
            JsonNode data = new McpTrial(large).data(call.get(0), call.get(1));

            assertThat(AnswerForm.bytes(data)).isLessThanOrEqualTo(AnswerForm.MOST_BYTES);
            assertThat(data.toString()).contains(" more characters)").contains("The quick brown fox");
        }
    }

    @Test
    void ofAnUpdateOnlyWhatDiffersComes() {
        JsonNode event = new McpTrial(store)
                .data("audit_search_events", "{\"filter\":\"table:orders op:update\",\"limit\":1}")
                .get("events")
                .get(0);

        assertThat(event.get("before").fieldNames()).toIterable().isEqualTo(McpTrial.texts(event.get("changed")));
    }
}
