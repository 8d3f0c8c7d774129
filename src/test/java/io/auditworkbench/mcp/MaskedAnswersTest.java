package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /// Every tool and address, on things of the table whose values are looked for.
    @Test
    void noMaskedValueLeavesByAnyTool() {
        // Given
        JsonNode open = new McpTrial(store)
                .data("audit_search_events", "{\"filter\":\"table:customers op:update changed:email\",\"limit\":5}");
        Set<String> secrets = new TreeSet<>();
        open.get("events").forEach(event -> {
            secrets.add(event.get("before").get("email").asText());
            secrets.add(event.get("after").get("email").asText());
        });
        JsonNode first = open.get("events").get(0);
        String id = first.get("id").asText();
        String tx = first.get("transaction").asText();
        String row = first.get("row").asText();
        String key = row.substring(row.indexOf('/') + 1);
        assertThat(secrets).hasSizeGreaterThan(5).allMatch(secret -> secret.contains("@"));

        // When
        List<JsonNode> answers = new McpTrial(store, "--mask", "hash")
                .answers(List.of(
                        call(1, "audit_search_events", "{\"filter\":\"table:customers op:update changed:email\"}"),
                        call(
                                2,
                                "audit_get",
                                "{\"ids\":[\"" + id + "\",\"" + tx + "\",\"" + row + "\",\"A1\",\"A2\",\"B1\"]}"),
                        call(3, "audit_transaction", "{\"tx\":\"" + tx + "\"}"),
                        call(4, "audit_transaction", "{\"tx\":\"" + tx + "\",\"net\":true}"),
                        call(5, "audit_row_history", "{\"table\":\"customers\",\"key\":\"" + key + "\"}"),
                        call(6, "audit_row_at", "{\"table\":\"customers\",\"key\":\"" + key + "\"}"),
                        call(7, "audit_list_anomalies", "{}"),
                        call(8, "audit_overview", "{}"),
                        call(9, "audit_explain", "{\"id\":\"" + id + "\"}"),
                        call(10, "audit_undo_sql", "{\"ids\":[\"" + id + "\"]}"),
                        call(11, "audit_count", "{\"by\":[\"email\"]}"),
                        call(12, "audit_filter_help", "{\"draft\":\"table:customers email:\",\"limit\":50}"),
                        McpTrial.line(13, "resources/read", "{\"uri\":\"audit://event/" + id + "\"}"),
                        McpTrial.line(14, "resources/read", "{\"uri\":\"audit://row/" + row + "\"}"),
                        McpTrial.line(15, "resources/read", "{\"uri\":\"audit://tx/" + tx + "\"}")));

        // Then
        assertThat(answers).hasSize(15);
        for (JsonNode answer : answers) {
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(answer.toString()).doesNotContain(secret));
            assertThat(answer.toString()).doesNotContainPattern("[a-z]+@[a-z]+\\.(com|org|net|example)");
        }
    }

    private static String call(int id, String tool, String arguments) {
        return McpTrial.line(id, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
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
