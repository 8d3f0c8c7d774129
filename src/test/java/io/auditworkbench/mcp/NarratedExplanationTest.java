package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.ScriptedAnswers;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.workbench.StoredNotes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An assistant that asks for an explanation gets the claims of the local model with their checks, never bare.
class NarratedExplanationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void claimsComeWithTheirChecks(@TempDir Path folder) throws IOException {
        Path store = StoredNotes.write(folder, List.of("goodwill"));
        try (ScriptedOllama server = new ScriptedOllama().answering(ScriptedAnswers::lying)) {
            String lines = String.join(
                    "\n",
                    McpTrial.INITIALIZE,
                    McpTrial.INITIALIZED,
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"audit_explain\",\"arguments\":{\"id\":\"A1\"}}}",
                    "");
            CommandRun run = new CommandRun.Setting()
                    .with("OLLAMA_HOST", server.url())
                    .with("AUDITCTL_MODEL", ScriptedOllama.MODEL)
                    .reading(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
                    .run("mcp", "--store", store.toString());

            JsonNode data = JSON.readTree(run.out().lines().toList().get(1))
                    .path("result")
                    .path("structuredContent");
            assertThat(data.path("sections")).isNotEmpty();
            JsonNode narration = data.path("narration");
            assertThat(narration.path("verdict").asText()).isEqualTo("partly supported");
            assertThat(narration.path("evidence").asBoolean(true)).isFalse();
            assertThat(narration.path("claims")).hasSize(6);
            assertThat(narration.path("claims").get(3).path("dropped").asText()).isEqualTo("wrong_actor");
        }
    }
}
