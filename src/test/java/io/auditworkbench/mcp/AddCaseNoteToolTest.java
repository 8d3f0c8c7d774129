package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.StoredShop;
import io.auditworkbench.workbench.casework.CaseFile;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddCaseNoteToolTest {

    private static final String NOTE = "{\"case\":\"C1\",\"text\":\"Refund 7 was approved by its maker.\"}";

    @TempDir
    Path folder;

    private Path store;
    private final CaseFile cases = new CaseFile(StoreOpener.unsigned(Clock.systemUTC()));

    @BeforeEach
    void begin() {
        store = StoredShop.write(folder);
        cases.begin(store, "Refunds", "mia");
    }

    @Test
    void aNoteIsAddedBelowWhatIsThereInTheAssistantsName() {
        McpTrial trial = new McpTrial(store, "--allow-notes");

        trial.data("audit_add_case_note", NOTE);

        JsonNode view =
                trial.data("audit_get", "{\"ids\":[\"C1\"]}").get("objects").get(0);
        assertThat(view.get("notes").asText())
                .startsWith("## Question")
                .endsWith("> Added by an assistant:\n\nRefund 7 was approved by its maker.\n");
        assertThat(view.get("intact").asBoolean()).isTrue();
    }

    @Test
    void withoutBeingAllowedThereIsNoSuchTool() {
        McpTrial trial = new McpTrial(store);

        assertThat(trial.request("tools/list", "{}").toString()).doesNotContain("audit_add_case_note");
        assertThat(trial.call("audit_add_case_note", NOTE).get("code").asInt()).isEqualTo(-32602);
        assertThat(trial.data("audit_get", "{\"ids\":[\"C1\"]}").toString()).doesNotContain("Refund 7");
    }

    @Test
    void itsHintsSayThatItWritesAndItsTextIsNotRecorded() {
        McpTrial trial = new McpTrial(store, "--allow-notes");
        trial.data("audit_add_case_note", NOTE);

        AuditAction.Asked asked = (AuditAction.Asked)
                SqliteAuditJournal.beside(store).newest(2).getLast().action();
        assertThat(asked.details())
                .contains("\"case\":\"C1\"")
                .contains("sha256")
                .doesNotContain("Refund 7");
        JsonNode tools = trial.request("tools/list", "{}").get("tools");
        JsonNode hints = tools.get(tools.size() - 1).get("annotations");
        assertThat(hints.get("readOnlyHint").asBoolean()).isFalse();
        assertThat(hints.get("destructiveHint").asBoolean()).isFalse();
    }

    @Test
    void aClosedCaseTakesNone() {
        cases.close(store, "C1", "Explained.", "mia");

        assertThat(new McpTrial(store, "--allow-notes")
                        .error("audit_add_case_note", NOTE)
                        .get("message")
                        .asText())
                .contains("C1 is closed");
    }
}
