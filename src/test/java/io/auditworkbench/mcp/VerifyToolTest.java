package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyToolTest {

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void makeStore() {
        store = McpTrial.demo(folder);
    }

    private JsonNode verified() {
        return new McpTrial(store).call("audit_verify", "{}").get("structuredContent");
    }

    @Test
    void whatIsAsItWasSignedIsProvenWithItsLevelAndLimits() {
        JsonNode answer = verified();

        assertThat(answer.get("proven").asBoolean()).isTrue();
        assertThat(answer.get("trust").asText()).isEqualTo("L3");
        assertThat(answer.get("problems")).isEmpty();
        assertThat(answer.get("checked").get(0).asText()).startsWith("15 340 events in 5 971 transactions");
        assertThat(answer.get("not_checked").toString()).contains("It does not show that MySQL logged everything");
    }

    @Test
    void aValueThatWasEditedIsNamed() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.execute(
                    "update change_event set body = (select body from change_event where seq = 98) where seq = 99");
        }

        JsonNode answer = verified();

        assertThat(answer.get("proven").asBoolean()).isFalse();
        assertThat(answer.get("trust").asText()).isEqualTo("none");
        assertThat(answer.get("problems").toString()).contains("E99: ");
    }
}
