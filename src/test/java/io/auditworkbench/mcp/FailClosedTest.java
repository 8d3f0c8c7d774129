package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be recorded is not answered.
class FailClosedTest {

    @TempDir
    Path folder;

    @Test
    void anAnswerThatCannotBeRecordedDoesNotLeave() throws SQLException {
        // Given
        Path store = StoredShop.write(folder);
        McpTrial trial = new McpTrial(store);
        trial.data("audit_overview", "{}");
        try (Connection journal = DriverManager.getConnection("jdbc:sqlite:" + SqliteAuditJournal.fileOf(store));
                Statement statement = journal.createStatement()) {
            statement.execute("create trigger full before insert on entry when new.action = 'ANSWER'"
                    + " begin select raise(abort, 'full'); end");
        }

        // When
        JsonNode result = trial.call("audit_search_events", "{}");

        // Then
        assertThat(result.get("isError").asBoolean()).isTrue();
        assertThat(result.toString()).contains("AUDIT_JOURNAL_UNWRITABLE").doesNotContain("\"events\"");
        assertThat(SqliteAuditJournal.beside(store).newest(1).getFirst().action())
                .isInstanceOf(AuditAction.Asked.class);
    }

    @Test
    void withoutAJournalNothingIsShown() throws IOException {
        // Given
        Path store = StoredShop.write(folder);
        // a folder stands where the journal would be
        Files.createDirectory(SqliteAuditJournal.fileOf(store.toRealPath()));

        // When
        List<JsonNode> answers = new McpTrial(store)
                .answers(List.of(
                        McpTrial.line(1, "tools/call", "{\"name\":\"audit_overview\",\"arguments\":{}}"),
                        McpTrial.line(2, "resources/read", "{\"uri\":\"audit://overview\"}"),
                        McpTrial.line(
                                3,
                                "prompts/get",
                                "{\"name\":\"daily-review\",\"arguments\":{\"day\":\"2026-11-20\"}}")));

        // Then
        JsonNode call = answers.get(0).get("result");
        assertThat(call.get("isError").asBoolean()).isTrue();
        assertThat(call.get("structuredContent").get("error").get("code").asText())
                .isEqualTo("AUDIT_JOURNAL_UNWRITABLE");
        assertThat(call.get("structuredContent").fieldNames()).toIterable().containsExactly("error");
        assertThat(answers.get(1).get("error").get("message").asText())
                .startsWith("Nothing was shown, because the self-audit could not record it.");
        assertThat(answers.get(2).get("error").get("message").asText()).startsWith("Nothing was shown");
    }
}
