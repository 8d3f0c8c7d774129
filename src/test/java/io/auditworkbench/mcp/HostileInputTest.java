package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.workbench.StoredShop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes in is refused without harm, and the next question is answered.
class HostileInputTest {

    private static final String NEXT = McpTrial.line(99, "tools/call", "{\"name\":\"audit_verify\",\"arguments\":{}}");

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void open() {
        store = StoredShop.write(folder);
    }

    private static List<JsonNode> afterwards(String message) {
        return new McpTrial(store).answers(List.of(message, NEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "{",
                "[]",
                "null",
                "{\"jsonrpc\":\"2.0\"}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "\u0000\u0001",
            })
    void aLineThatIsNoMessageIsAnsweredAndTheNextOneToo(String line) {
        List<JsonNode> answers = afterwards(line);

        assertThat(answers.getLast().get("id").asInt()).isEqualTo(99);
        assertThat(answers.getLast().get("result").get("isError").asBoolean()).isFalse();
    }

    @Test
    void aMessageOfTenMegabytesIsRefusedUnread() {
        List<JsonNode> answers = afterwards(McpTrial.line(
                1,
                "tools/call",
                "{\"name\":\"audit_count\",\"arguments\":{\"filter\":\"" + "x".repeat(10 << 20) + "\"}}"));

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst().get("error").get("message").asText()).contains("longer than 1048576 bytes");
    }

    @Test
    void aLongFilterIsRefusedByItsLength() {
        JsonNode error = new McpTrial(store)
                .error("audit_search_events", "{\"filter\":\"" + "table:orders or ".repeat(20_000) + "table:orders\"}");

        assertThat(error.get("code").asText()).isEqualTo("BAD_FILTER");
    }

    @Test
    void aDeepTreeIsRefused() {
        String deep = "{\"not\":".repeat(100) + "{\"f\":\"op\",\"m\":\"delete\"}" + "}".repeat(100);

        assertThat(new McpTrial(store)
                        .error("audit_count", "{\"filter\":" + deep + "}")
                        .get("message")
                        .asText())
                .isEqualTo("The tree has more than 40 levels.");
    }

    @Test
    void aDeeperOneIsNoMessageAtAll() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        List<JsonNode> answers = afterwards(
                McpTrial.line(1, "tools/call", "{\"name\":\"audit_count\",\"arguments\":{\"by\":" + deep + "}}"));

        assertThat(answers.getFirst().get("error").get("code").asInt()).isEqualTo(-32700);
        assertThat(answers).hasSize(2);
    }

    @Test
    void nothingIsAnsweredBeforeTheGreeting() {
        List<JsonNode> lines = new McpTrial(store)
                .run(NEXT + "\n")
                .out()
                .lines()
                .map(McpTrial::json)
                .toList();

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().get("error").get("message").asText()).isEqualTo("The first request is initialize.");
    }

    @Test
    void everythingOnStandardOutputIsJsonRpcAndNothingIsOnStandardError() {
        var run = new McpTrial(store)
                .run(String.join("\n", McpTrial.INITIALIZE, McpTrial.INITIALIZED, "noise", NEXT, "") + "\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(McpTrial.json(line).get("jsonrpc").asText()).isEqualTo("2.0"));
    }

    @Test
    void aValueOfATreeBringsNoOperatorAlong() {
        JsonNode answer = new McpTrial(store)
                .data("audit_count", "{\"filter\":{\"f\":\"actor\",\"op\":\"=\",\"m\":\"alice or op:insert\"}}");

        assertThat(answer.get("events").asInt()).isZero();
        assertThat(answer.get("filter").asText()).isEqualTo("actor=\"alice or op:insert\"");
    }
}
