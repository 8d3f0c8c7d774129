package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `demo` without MySQL: what it says and where it keeps its store.
class DemoCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static CommandRun first = new CommandRun(0, "", "");

    @BeforeAll
    static void open() {
        first = run("demo");
    }

    private static CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", home.toString())
                .with("LOCALAPPDATA", home.toString())
                .run(words);
    }

    private static Path store() throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(file -> file.endsWith("demo.awb")).findFirst().orElseThrow();
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void demoSaysWhereTheStoreIsWhatIsInItAndWhatToTypeNext() throws IOException {
        assertThat(first.exitCode()).isZero();
        assertThat(first.out().lines()).hasSize(3).first().asString().isEqualTo("Demo store: " + store() + " (new)");
        assertThat(first.out())
                .containsPattern("1[0-9],[0-9]{3} changes in [0-9],[0-9]{3} transactions")
                .containsPattern("3,[0-9]{3} business events and 2[0-9] findings");
        assertThat(first.err())
                .contains("Next: auditctl anomalies --store " + store())
                .contains("auditctl demo --stories all");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have the permissions of their folder")
    void demoKeepsEverythingForItsOwnerOnly() throws IOException {
        try (var made = Files.walk(home)) {
            assertThat(made.filter(each -> !each.equals(home)))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void demoOpensTheSameStoreTheNextTimeInAFrozenForm() throws IOException {
        JsonNode root = JSON.readTree(run("demo", "-o", "json").out());

        assertThat(root.get("schema").asText()).isEqualTo("auditctl.demo/1");
        JsonNode item = root.get("items").get(0);
        assertThat(names(item))
                .containsExactly(
                        "store",
                        "beginning",
                        "set_aside",
                        "transactions",
                        "changes",
                        "business_events",
                        "findings",
                        "truth");
        assertThat(item.get("beginning").asText()).isEqualTo("reused");
        assertThat(item.get("store").asText()).isEqualTo(store().toString());
        assertThat(item.get("changes").asLong()).isGreaterThan(15_000);
        assertThat(run("demo").out()).contains("(as you left it)");
    }

    @Test
    void demoRefusesAFormatThatItHasNotBeforeItMakesAnything() {
        CommandRun run = new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .run("demo", "-o", "csv");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void storiesNameTheFindingOfEachIncidentAndNoneOfALookAlike() throws IOException {
        CommandRun run = run("demo", "--stories", "all", "-o", "json");

        JsonNode root = JSON.readTree(run.out());
        assertThat(root.get("schema").asText()).isEqualTo("auditctl.demo-stories/1");
        JsonNode items = root.get("items");
        assertThat(names(items.get(0)))
                .containsExactly(
                        "kind", "incident", "outcome", "story", "actor", "time", "transactions", "rows", "found");
        items.forEach(item -> assertThat(item.get("outcome").asText())
                .isEqualTo(item.get("incident").asBoolean() ? "found" : "quiet"));
        assertThat(run.err()).containsPattern("([0-9]+) of \\1 incidents were found; ([0-9]+) of \\2 look-alikes");
    }

    @Test
    void storiesCanBeChosen() {
        assertThat(run("demo", "--stories", "wrong", "-o", "ndjson").out()).isEmpty();
        assertThat(run("demo", "--stories", "incidents").out())
                .contains("self-approved-refund", "A")
                .doesNotContain("quiet");
        assertThat(run("demo", "--stories", "look-alikes").out())
                .contains("credit limits reviewed at the month's end")
                .doesNotContain("found ");
        assertThat(run("demo", "--stories", "some").exitCode()).isEqualTo(2);
        assertThat(run("demo", "--stories", "all", "--live").exitCode()).isEqualTo(2);
    }

    @Test
    void demoRefusesWhatWouldHaveNoEffect() {
        assertThat(run("demo", "--store", folder.resolve("mine.awb").toString()).exitCode())
                .isEqualTo(2);
        assertThat(run("demo", "table:orders").exitCode()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writtenShopHasItsStoriesToo() throws IOException {
        Path file = folder.resolve("two days.awb");

        CommandRun run = run("demo", "--write", file.toString(), "--days", "2", "--seed", "11", "-o", "json");

        assertThat(run.exitCode()).isZero();
        JsonNode item = JSON.readTree(run.out()).get("items").get(0);
        assertThat(item.get("beginning").asText()).isEqualTo("generated");
        assertThat(Path.of(item.get("truth").asText())).exists();
        assertThat(run.err()).contains("--store '" + file + "'");
    }
}
