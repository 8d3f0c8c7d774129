package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskedAnswersTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void open() {
        store = McpTrial.demo(folder);
    }

    @Test
    void valuesThatAreMaskedAreMarksAndTheirColumnsAreNamed() {
        // Given
        String question = "{\"filter\":\"table:customers op:insert,update\",\"limit\":3}";
        JsonNode open = new McpTrial(store).data("audit_search_events", question);

        // When
        JsonNode masked = new McpTrial(store, "--mask", "hash").data("audit_search_events", question);

        // Then
        assertThat(McpTrial.texts(masked.get("masked_columns"))).contains("shop.customers.email");
        assertThat(McpTrial.ids(masked.get("events"))).isEqualTo(McpTrial.ids(open.get("events")));
        open.get("events")
                .forEach(event -> event.get("after").properties().forEach(field -> {
                    // who did it stays visible
                    boolean isValue = !List.of("id", "updated_by").contains(field.getKey());
                    if (isValue && field.getValue().asText().length() > 5) {
                        assertThat(masked.toString())
                                .doesNotContain(field.getValue().asText());
                    }
                }));
    }

    @Test
    void whatWouldShowThemOtherwiseIsNotOffered() {
        McpTrial trial = new McpTrial(store, "--mask", "hash");

        for (List<String> call : List.of(
                List.of("audit_explain", "{\"id\":\"A1\"}"),
                List.of("audit_undo_sql", "{\"ids\":[\"E100\"]}"),
                List.of("audit_count", "{\"by\":[\"customers.email\"]}"),
                List.of(
                        "audit_compare",
                        "{\"selection\":\"op:update\",\"since\":\"2026-10-20\",\"by\":[\"status\"]}"))) {
            assertThat(trial.error(call.get(0), call.get(1)).get("message").asText())
                    .contains("not offered while values are masked");
        }
    }

    @Test
    void onlyNamedColumnsAreMaskedWhenSomeAreNamed() {
        JsonNode masked = new McpTrial(store, "--mask", "drop", "--mask-columns", "email")
                .data("audit_search_events", "{\"filter\":\"table:customers op:insert\",\"limit\":1}");

        JsonNode after = masked.get("events").get(0).get("after");
        assertThat(after.has("email")).isFalse();
        assertThat(after.has("name")).isTrue();
        assertThat(McpTrial.texts(masked.get("masked_columns"))).containsExactly("shop.customers.email");
    }
}
