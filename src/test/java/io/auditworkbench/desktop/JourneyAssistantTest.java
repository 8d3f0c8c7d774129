package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.testing.InstalledProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// J6, an assistant: somebody pastes what `mcp config` prints, and the assistant starts that very command. Asked about
/// refunds it searches events and lists findings, gets at most 50 rows with the coverage and whether they are all,
/// names events that exist, and reads the finding at its address. A note in a case is refused without the switch. A
/// window that is open meanwhile says how often it asked, and lists every call.
@Tag("screen")
class JourneyAssistantTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ROWS = 50;

    @TempDir
    private Path folder;

    @Test
    void anAssistantStartedAsConfiguredFindsTheRefundAndOnlyReads() throws Exception {
        // Given
        assertThat(command("demo").exitCode()).isZero();
        Path store = folder.resolve("data/audit-workbench/demo/demo.awb");
        Path program = InstalledProgram.in(folder);
        JsonNode server = configured(program, store);
        assertThat(server.get("command").asText()).isEqualTo(program.toString());

        try (ShownDesktop desktop = ShownDesktop.of(folder, store)) {
            desktop.sees("Is it working?").seesNot("MCP");
            desktop.press(KeyCode.CONTROL, KeyCode.COMMA).sees("AI assistants");
            desktop.click("#settings-search").type("claude").click("#assistant-claude");
            assertThat(onScreen(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo(command("mcp", "config", "--client", "claude", "--store", store.toString())
                            .out()
                            .strip());
            String finding = ask(server, store);

            // what it did stands in the title, and one by one behind it
            desktop.sees("MCP: 4 calls").picture("assistant-calls");
            desktop.click("#assistant-calls").sees("audit_search_events").sees("audit://anomaly/" + finding);
            assertThat(onScreen(() ->
                            desktop.desktop().context().navigator().place().screen()))
                    .isEqualTo(ScreenId.SELF_AUDIT);
        }
    }

    /// What the assistant does; the finding that it tells of.
    private String ask(JsonNode server, Path store) throws IOException {
        try (Assistant assistant = new Assistant(server)) {
            // When it looks for what was asked
            JsonNode events = assistant.call("audit_search_events", "{\"filter\":\"table:refunds\"}");
            JsonNode findings = assistant.call("audit_list_anomalies", "{\"filter\":\"table:refunds\"}");

            // Then it gets few rows, what they leave out, and what could not be seen
            assertThat(events.get("events")).hasSize(MOST_ROWS);
            assertThat(events.get("truncated").asBoolean()).isTrue();
            assertThat(events.get("next_cursor").asText()).isNotEmpty();
            assertThat(events.get("filter").asText()).isEqualTo("table:refunds");
            assertThat(events.get("coverage").get("verdict").asText()).isEqualTo("gaps");
            assertThat(findings.get("truncated").asBoolean()).isFalse();
            assertThat(findings.has("coverage")).isTrue();

            // what it can cite is there, and what it links can be read
            JsonNode refund = findings.get("anomalies")
                    .valueStream()
                    .filter(group -> group.toString().contains("Refund 17 over 154.76"))
                    .findFirst()
                    .orElseThrow();
            String id = refund.get("id").asText();
            assertThat(findings.toString()).contains("\"audit://anomaly/" + id + "\"");
            String read = assistant.read("audit://anomaly/" + id);
            assertThat(read).contains("Refund 17 over 154.76", "E6189");
            String cited = events.get("events").get(0).get("id").asText();
            JsonNode got = assistant.call("audit_get", "{\"ids\":[\"E6189\",\"" + cited + "\"]}");
            assertThat(got.toString())
                    .contains("\"E6189\"", "\"" + cited + "\"")
                    .doesNotContain("NOT_FOUND");
            assertThat(command("show", "E6189", "--store", store.toString()).out())
                    .contains("shop.refunds");

            // and nothing can be written
            assertThat(assistant.tools()).contains("audit_search_events").doesNotContain("audit_add_case_note");
            assertThat(assistant.refused("audit_add_case_note", "{\"case\":\"C1\",\"text\":\"odd\"}"))
                    .contains("audit_add_case_note");
            return id;
        }
    }

    private CommandRun command(String... words) {
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.resolve("data").toString())
                .with("XDG_STATE_HOME", folder.resolve(".local/state").toString())
                .by(Clock.systemUTC())
                .run(words);
    }

    /// What somebody pastes: printed by the program that is installed, with its full path.
    private static JsonNode configured(Path program, Path store) throws Exception {
        Process process = new ProcessBuilder(
                        program.toString(), "mcp", "config", "--client", "claude", "--store", store.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        JsonNode printed = JSON.readTree(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return printed.get("mcpServers").get("audit-workbench");
    }

    /// A client that waits for each answer.
    private static final class Assistant implements AutoCloseable {

        private final Process process;
        private final Writer in;
        private final BufferedReader out;
        private int asked;

        Assistant(JsonNode server) throws IOException {
            List<String> command = new ArrayList<>(List.of(server.get("command").asText()));
            server.get("args").forEach(word -> command.add(word.asText()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            in = process.outputWriter(StandardCharsets.UTF_8);
            out = process.inputReader(StandardCharsets.UTF_8);
            request("initialize", """
                    {"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"trial","version":"7"}}""");
            send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        }

        private void send(String line) throws IOException {
            in.write(line + "\n");
            in.flush();
        }

        private JsonNode request(String method, String parameters) throws IOException {
            asked++;
            send("{\"jsonrpc\":\"2.0\",\"id\":" + asked + ",\"method\":\"" + method + "\",\"params\":" + parameters
                    + "}");
            JsonNode answer = JSON.readTree(out.readLine());
            assertThat(answer.get("id").asInt()).isEqualTo(asked);
            return answer;
        }

        private JsonNode answer(String tool, String arguments) throws IOException {
            return request("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
        }

        JsonNode call(String tool, String arguments) throws IOException {
            JsonNode result = answer(tool, arguments).path("result");
            assertThat(result.path("isError").asBoolean(true))
                    .as(result.toString())
                    .isFalse();
            return result.get("structuredContent");
        }

        String refused(String tool, String arguments) throws IOException {
            JsonNode answer = answer(tool, arguments);
            assertThat(answer.has("error")
                            || answer.path("result").path("isError").asBoolean())
                    .as(answer.toString())
                    .isTrue();
            return answer.toString();
        }

        String read(String address) throws IOException {
            return request("resources/read", "{\"uri\":\"" + address + "\"}")
                    .path("result")
                    .path("contents")
                    .path(0)
                    .path("text")
                    .asText();
        }

        List<String> tools() throws IOException {
            return request("tools/list", "{}")
                    .path("result")
                    .path("tools")
                    .valueStream()
                    .map(tool -> tool.get("name").asText())
                    .toList();
        }

        @Override
        public void close() throws IOException {
            in.close();
            try {
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
