package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McpConfigCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "claude,      mcpServers",
        "claude-code, mcpServers",
        "cursor,      mcpServers",
        "gemini,      mcpServers",
        "vscode,      servers",
        "windsurf,    mcpServers",
        "zed,         context_servers",
    })
    void theConfigurationStartsThisProgramOnThisStore(String client, String key) throws IOException {
        Path store = folder.resolve("a shop.awb");

        CommandRun run = CommandRun.of("mcp", "config", "--client", client, "--store", store.toString());

        JsonNode server = new ObjectMapper().readTree(run.out()).get(key).get("audit-workbench");
        assertThat(server.get("command").asText()).endsWith("auditctl");
        assertThat(server.get("args")).hasToString("[\"mcp\",\"--store\",\"" + store + "\"]");
        assertThat(run.err()).startsWith("Put it into ");
    }

    @Test
    void codexGetsToml() {
        CommandRun run = CommandRun.of("mcp", "config", "--client", "codex", "--store", "/srv/shop.awb");

        assertThat(run.out()).isEqualTo("""
                [mcp_servers.audit-workbench]
                command = "auditctl"
                args = ["mcp","--store","/srv/shop.awb"]
                """);
    }

    @Test
    void anotherClientIsRefusedWithThoseThatAreKnown() {
        CommandRun run = CommandRun.of("mcp", "config", "--client", "clippy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no client \"clippy\" here.").contains("claude, claude-code, codex");
    }
}
