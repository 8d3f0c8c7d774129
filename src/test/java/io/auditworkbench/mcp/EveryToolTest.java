package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.SqliteAuditJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every tool, on the demo's shop.
class EveryToolTest {

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void open() {
        store = McpTrial.demo(folder);
    }

    /// Every tool with arguments that it answers, but the one that writes.
    static Stream<List<String>> calls() {
        return Stream.of(
                List.of("audit_overview", "{}"),
                List.of("audit_search_events", "{\"filter\":\"table:orders\",\"limit\":5}"),
                List.of("audit_count", "{\"filter\":{\"f\":\"op\",\"m\":\"delete\"},\"by\":[\"table\"]}"),
                List.of(
                        "audit_compare",
                        "{\"selection\":\"op:delete\",\"since\":\"2026-10-20\",\"until\":\"2026-10-27\"}"),
                List.of("audit_get", "{\"ids\":[\"E100\",\"T50\",\"A1\",\"B1\",\"G1\"]}"),
                List.of("audit_transaction", "{\"tx\":\"T50\"}"),
                List.of("audit_row_history", "{\"table\":\"shop.orders\",\"key\":\"1785\"}"),
                List.of("audit_row_at", "{\"table\":\"orders\",\"key\":\"1785\",\"time\":\"2026-11-02\"}"),
                List.of("audit_list_anomalies", "{\"min_severity\":\"high\"}"),
                List.of("audit_explain", "{\"id\":\"A1\"}"),
                List.of("audit_explain_rule", "{\"rule\":\"mass-delete\"}"),
                List.of("audit_coverage", "{\"since\":\"2026-10-01\"}"),
                List.of("audit_verify", "{}"),
                List.of("audit_schema", "{\"table\":\"orders\"}"),
                List.of("audit_filter_help", "{\"draft\":\"table:\"}"),
                List.of("audit_undo_sql", "{\"ids\":[\"E15330\"]}"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyAnswerSaysWhatItIsAboutAndFits(List<String> call) {
        JsonNode result = new McpTrial(store).call(call.get(0), call.get(1));

        JsonNode data = result.get("structuredContent");
        assertThat(result.get("isError").asBoolean()).as(result.toString()).isFalse();
        assertThat(data.has("range")).isTrue();
        assertThat(data.get("coverage").get("verdict").asText()).isNotEmpty();
        assertThat(data.get("truncated").isBoolean()).isTrue();
        assertThat(data.get("masked_columns")).isEmpty();
        assertThat(data.get("notes").isArray()).isTrue();
        assertThat(data.toString().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(AnswerForm.MOST_BYTES);
        assertThat(result.get("content").get(0).get("text").asText())
                .hasSizeLessThan(2_000)
                .contains("untrusted");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallIsRecordedTwiceBeforeAndAfter(List<String> call) {
        new McpTrial(store).call(call.get(0), call.get(1));

        List<AuditEntry> entries = SqliteAuditJournal.beside(store).newest(2);
        AuditAction.Answered answered = (AuditAction.Answered) entries.get(0).action();
        AuditAction.Asked asked = (AuditAction.Asked) entries.get(1).action();
        assertThat(asked.kind()).isEqualTo(AuditAction.Kind.MCP_CALL);
        assertThat(asked.object()).isEqualTo(call.get(0));
        assertThat(answered.asked()).isEqualTo(entries.get(1).number());
        assertThat(answered.outcome()).isEqualTo(AuditAction.Outcome.GIVEN);
        assertThat(answered.sha256()).hasSize(64);
        assertThat(entries.get(1).actor().client()).isEqualTo("trial 7");
    }

    @Test
    void everyToolThatIsListedIsTriedHere() {
        JsonNode tools = new McpTrial(store).request("tools/list", "{}").get("tools");

        assertThat(tools.findValuesAsText("name"))
                .containsAll(calls().map(List::getFirst).toList());
        assertThat(tools).hasSize((int) calls().count());
        for (JsonNode tool : tools) {
            assertThat(tool.get("title").asText()).isNotEmpty();
            assertThat(tool.get("description").asText()).endsWith(".");
            assertThat(tool.get("inputSchema").get("additionalProperties").asBoolean())
                    .isFalse();
            assertThat(tool.get("outputSchema").get("properties").has("truncated"))
                    .isTrue();
            JsonNode hints = tool.get("annotations");
            assertThat(hints.get("readOnlyHint").asBoolean()).isTrue();
            assertThat(hints.get("destructiveHint").asBoolean()).isFalse();
            assertThat(hints.get("idempotentHint").asBoolean()).isTrue();
            assertThat(hints.get("openWorldHint").asBoolean()).isFalse();
        }
    }

    @Test
    void theOrderOfListsIsTheSameEachTime() {
        McpTrial trial = new McpTrial(store);

        for (String list : List.of("tools/list", "resources/list", "resources/templates/list", "prompts/list")) {
            assertThat(trial.request(list, "{}")).isEqualTo(trial.request(list, "{}"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit_search_events | {\"limit\":0}                      | BAD_USAGE  | \"limit\" is not a whole number above 0.",
                "audit_search_events | {\"limit\":-5}                     | BAD_USAGE  | \"limit\" is not a whole number above 0.",
                "audit_search_events | {\"limit\":\"many\"}               | BAD_USAGE  | \"limit\" is not a whole number above 0.",
                "audit_search_events | {\"filter\":[1]}                   | BAD_FILTER | A filter is a text or an object.",
                "audit_search_events | {\"cursor\":\"x\"}                 | BAD_USAGE  | \"x\" is no cursor.",
                "audit_search_events | {\"fields\":[\"password\"]}        | BAD_USAGE  | There is no field \"password\".",
                "audit_search_events | {\"sql\":\"drop table t\"}         | BAD_USAGE  | There is no argument \"sql\".",
                "audit_list_anomalies | {\"cursor\":\"n-1\"}              | BAD_USAGE  | \"n-1\" is no cursor.",
                "audit_list_anomalies | {\"min_severity\":\"awful\"}      | BAD_USAGE  | There is no severity \"awful\".",
                "audit_get           | {\"ids\":[\"E999999\"]}            | NOT_FOUND  | ",
                "audit_get           | {\"ids\":[\"../../etc/passwd\"]}   |            | ",
                "audit_get           | {\"ids\":[]}                       | BAD_USAGE  | \"ids\" is missing.",
                "audit_transaction   | {\"tx\":\"T999999\"}               | NOT_FOUND  | ",
                "audit_row_history   | {\"table\":\"nope\",\"key\":\"1\"} |            | ",
                "audit_explain_rule  | {\"rule\":\"no-such\"}             | NOT_FOUND  | There is no rule or detector of that name.",
                "audit_schema        | {\"table\":\"nope\"}               | NOT_FOUND  | No captured table has that name.",
                "audit_undo_sql      | {\"ids\":[\"\"]}                   | BAD_USAGE  | ",
                "audit_explain       | {}                                 | BAD_USAGE  | \"id\" is missing.",
                "audit_count         | {\"by\":[\"a\",\"b\",\"c\",\"d\",\"e\"]} | BAD_USAGE | \"by\" has more than 4 entries.",
            })
    void whatDoesNotFitIsRefusedInTheOneForm(String tool, String arguments, String code, String message) {
        JsonNode error = new McpTrial(store).error(tool, arguments);

        assertThat(error.get("code").asText()).isIn(code == null ? List.of("BAD_USAGE", "NOT_FOUND") : List.of(code));
        assertThat(error.get("message").asText()).isNotEmpty().contains(message == null ? "" : message);
        assertThat(error.get("next_step").asText()).isNotEmpty();
    }

    @Test
    void aFilterThatCannotRunSaysWhereAndWhatCouldStandThere() {
        JsonNode error = new McpTrial(store).error("audit_count", "{\"filter\":\"op:update tabel:orders\"}");

        JsonNode problem = error.get("problems").get(0);
        assertThat(error.get("code").asText()).isEqualTo("BAD_FILTER");
        assertThat(problem.get("code").asText()).isEqualTo("UNKNOWN_COLUMN");
        assertThat(problem.get("start").asInt()).isEqualTo(10);
        assertThat(problem.get("end").asInt()).isEqualTo(15);
        assertThat(McpTrial.texts(problem.get("suggestions"))).contains("table");
    }

    @Test
    void anUnknownToolIsAnErrorOfTheProtocol() {
        assertThat(new McpTrial(store).call("audit_drop", "{}").get("code").asInt())
                .isEqualTo(-32602);
    }
}
