package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.SqliteAuditJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Goal G16 for assistants: each address and each prompt that is offered leaves its two entries. Tools are in
/// [EveryToolTest].
class EveryRequestRecordedTest {

    /// One address for each place or template that is listed; there is no case in the demo, and that is an answer too.
    private static final Map<String, String> ADDRESSES = Map.of(
            "audit://docs/filter", "audit://docs/filter",
            "audit://overview", "audit://overview",
            "audit://event/{id}", "audit://event/E100",
            "audit://tx/{id}", "audit://tx/T50",
            "audit://row/{table}/{key}", "audit://row/shop.orders/1785",
            "audit://anomaly/{id}", "audit://anomaly/A1",
            "audit://case/{id}", "audit://case/C1");

    private static final Map<String, String> PROMPTS = Map.of(
            "investigate-anomaly", "{\"id\":\"A1\"}",
            "who-changed-this", "{\"table\":\"shop.orders\",\"key\":\"1785\"}",
            "daily-review", "{\"day\":\"2026-10-27\"}",
            "draft-case-note", "{\"case\":\"C1\"}",
            "explain-transaction", "{\"tx\":\"T50\"}");

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void open() {
        store = McpTrial.demo(folder);
    }

    @Test
    void whatIsListedIsTriedHere() {
        McpTrial trial = new McpTrial(store);
        List<String> addresses = new ArrayList<>();
        addresses.addAll(names(trial.request("resources/list", "{}").get("resources"), "uri"));
        addresses.addAll(
                names(trial.request("resources/templates/list", "{}").get("resourceTemplates"), "uriTemplate"));

        assertThat(addresses).containsExactlyInAnyOrderElementsOf(ADDRESSES.keySet());
        assertThat(names(trial.request("prompts/list", "{}").get("prompts"), "name"))
                .containsExactlyInAnyOrderElementsOf(PROMPTS.keySet());
    }

    private static List<String> names(JsonNode list, String field) {
        List<String> names = new ArrayList<>();
        list.forEach(item -> names.add(item.get(field).asText()));
        return names;
    }

    @TestFactory
    Stream<DynamicTest> everyAddressIsRecorded() {
        return ADDRESSES.values().stream()
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    new McpTrial(store).request("resources/read", "{\"uri\":\"" + address + "\"}");
                    leavesTwoEntries(AuditAction.Kind.MCP_READ, address);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPromptIsRecorded() {
        return PROMPTS.entrySet().stream()
                .map(prompt -> DynamicTest.dynamicTest(prompt.getKey(), () -> {
                    new McpTrial(store)
                            .request(
                                    "prompts/get",
                                    "{\"name\":\"" + prompt.getKey() + "\",\"arguments\":" + prompt.getValue() + "}");
                    leavesTwoEntries(AuditAction.Kind.MCP_PROMPT, prompt.getKey());
                }));
    }

    private static void leavesTwoEntries(AuditAction.Kind kind, String object) {
        List<AuditEntry> entries = SqliteAuditJournal.beside(store).newest(2);
        AuditAction.Asked asked = (AuditAction.Asked) entries.get(1).action();
        AuditAction.Answered answered = (AuditAction.Answered) entries.get(0).action();
        assertThat(asked.kind()).isEqualTo(kind);
        assertThat(asked.object()).isEqualTo(object);
        assertThat(answered.asked()).isEqualTo(entries.get(1).number());
        assertThat(entries).extracting(entry -> entry.actor().client()).containsOnly("trial 7");
    }
}
