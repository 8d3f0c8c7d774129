package io.auditworkbench.explain.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.ScriptedOllama;
import io.github.ollama4j.Ollama;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// ollama4j is compiled against an older MCP SDK than the one that is here, and without libraries that are left out.
class OllamaClientLoadsTest {

    @Test
    void theClientLoadsAndAsksOnOurClassPath() throws Exception {
        try (ScriptedOllama server = new ScriptedOllama()) {
            Ollama client = new Ollama(server.url());

            assertThat(client.ping()).isTrue();
            assertThat(client.getVersion()).isEqualTo("0.32.15");
            assertThat(client.listModels()).hasSize(1);
        }
    }

    @Test
    void thereIsOneMcpSdk() {
        List<String> jars = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.startsWith("mcp"))
                .sorted()
                .toList();

        assertThat(jars).hasSize(2);
        assertThat(jars.get(0)).startsWith("mcp-core-2.");
        assertThat(jars.get(1)).startsWith("mcp-json-jackson2-2.");
    }
}
