package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListAnomaliesToolTest {

    @TempDir
    Path folder;

    @Test
    void pagesHoldTheGroupsOfTheCommandLineEachOnceTheMostSevereFirst() {
        // Given
        Path store = McpTrial.demo(folder);
        List<String> expected = CommandRun.of("anomalies", "--store", store.toString(), "-o", "name")
                .out()
                .lines()
                .toList();
        McpTrial trial = new McpTrial(store);

        // When
        List<String> ids = new ArrayList<>();
        List<String> severities = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = trial.data(
                    "audit_list_anomalies",
                    "{\"limit\":5" + (cursor.isEmpty() ? "" : ",\"cursor\":\"" + cursor + "\"") + "}");
            page.get("anomalies").forEach(one -> {
                ids.add(one.get("id").asText());
                severities.add(one.get("severity").asText());
            });
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty());

        // Then
        List<String> scale = List.of("critical", "high", "medium", "low", "info");
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(expected);
        assertThat(severities).isSortedAccordingTo((one, other) -> scale.indexOf(one) - scale.indexOf(other));
    }
}
