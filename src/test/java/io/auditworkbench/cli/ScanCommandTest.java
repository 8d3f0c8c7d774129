package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trying rules and detectors on a part of the log, on six days of the synthetic shop.
class ScanCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeAll
    static void trade() throws IOException, InterruptedException {
        TradedShop.write(shared.resolve("fresh.awb"), 6);
        Files.copy(shared.resolve("fresh.awb"), shared.resolve("shop.awb"));
        assertThat(CommandRun.of("scan", "--store", shared.resolve("shop.awb").toString())
                        .exitCode())
                .isZero();
    }

    @BeforeEach
    void copy() throws IOException {
        store = Files.copy(shared.resolve("shop.awb"), folder.resolve("copy.awb"));
    }

    private CommandRun run(String... words) {
        return CommandRun.of(inStore(words));
    }

    private String[] inStore(String... words) {
        return Stream.concat(Stream.of(words), Stream.of("--store", store.toString()))
                .toArray(String[]::new);
    }

    private JsonNode item(String... words) throws IOException {
        CommandRun run = run(words);
        JsonNode root = JSON.readTree(run.out());
        assertThat(root.get("schema").asText()).as(run.err()).isEqualTo("auditctl.scan/1");
        return root.get("items").get(0);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.get(field).asText()));
        return texts;
    }

    /// The worst group that is stored.
    private JsonNode worst() throws IOException {
        return JSON.readTree(run("anomalies", "-o", "json").out()).at("/items/0");
    }

    private String firstEvidence(String group) throws IOException {
        return JSON.readTree(run("events", "anomaly:" + group, "--reverse", "--limit", "1", "-o", "json")
                        .out())
                .at("/items/0/id")
                .asText();
    }

    @Test
    void rangeComesToWhatIsStoredInAFrozenForm() throws IOException {
        JsonNode item = item("scan", "-op:ddl", "-o", "json");

        assertThat(names(item))
                .containsExactly(
                        "stored",
                        "changes_in_range",
                        "changes_looked_at",
                        "changes_before",
                        "changes_after",
                        "transactions_behind",
                        "findings",
                        "gone",
                        "business",
                        "checks",
                        "partial");
        assertThat(names(item.at("/findings/0")))
                .containsExactly(
                        "severity",
                        "detector",
                        "what",
                        "who",
                        "hits",
                        "events",
                        "first",
                        "last",
                        "known",
                        "state",
                        "evidence");
        assertThat(item.get("changes_looked_at")).isEqualTo(item.get("changes_in_range"));
        assertThat(item.get("partial")).isEmpty();
        assertThat(texts(item.get("findings"), "known"))
                .containsExactlyInAnyOrderElementsOf(texts(
                        JSON.readTree(run("anomalies", "-o", "json").out()).get("items"), "id"));
        for (JsonNode rule : item.get("business")) {
            assertThat(rule.get("same")).as(rule.toString()).isEqualTo(rule.get("concluded"));
            assertThat(rule.get("lost").asLong()).isZero();
        }
    }

    @Test
    void rangeReportsWhatHasItsEvidenceInItAndReadsTheRestForHabits() throws IOException {
        JsonNode worst = worst();
        String event = firstEvidence(worst.get("id").asText());

        JsonNode item = item("scan", "#" + event.substring(1), "-o", "json");

        assertThat(item.get("changes_in_range").asLong()).isEqualTo(1);
        assertThat(item.get("changes_before").asLong()).isPositive();
        assertThat(texts(item.get("findings"), "known"))
                .contains(worst.get("id").asText());
        assertThat(texts(item.get("checks"), "state")).contains("running");
        assertThat(item("scan", "--since", "2026-11-01", "-o", "json").get("findings"))
                .isEmpty();
    }

    @Test
    void rangeWritesNothingAndSaysWhatIsNotStored() throws IOException {
        store = Files.copy(shared.resolve("fresh.awb"), folder.resolve("fresh.awb"));
        byte[] before = Files.readAllBytes(store);

        JsonNode tried = item("scan", "--dry-run", "-o", "json");

        assertThat(Files.readAllBytes(store)).isEqualTo(before);
        assertThat(texts(tried.get("findings"), "known")).isNotEmpty().containsOnly("null");
        assertThat(tried.get("transactions_behind").asLong()).isPositive();
        JsonNode written = item("scan", "-o", "json");
        assertThat(texts(written.get("findings"), "what"))
                .containsExactlyInAnyOrderElementsOf(texts(tried.get("findings"), "what"));
        assertThat(item("scan", "--dry-run", "-o", "json")
                        .get("changes_in_range")
                        .asLong())
                .isZero();
    }

    @Test
    void ruleChoosesRulesAndDetectorsAndIsRefusedWhenItIsNeither() throws IOException {
        JsonNode item = item("scan", "--rule", "sale-completed", "--rule", "mass-delete", "-o", "json");

        assertThat(texts(item.get("business"), "rule")).containsExactly("sale-completed");
        assertThat(texts(item.get("checks"), "detector")).containsExactly("mass-delete");
        CommandRun wrong = run("scan", "--rule", "mass-delet");
        assertThat(wrong.exitCode()).isEqualTo(7);
        assertThat(wrong.err()).contains("There is no rule or detector mass-delet. Did you mean mass-delete?");
        assertThat(run("scan", "tabel:orders").exitCode()).isEqualTo(2);
    }

    @Test
    void gateIsHitByAnOpenFindingAndNotByAnExplainedOne() throws IOException {
        JsonNode worst = worst();
        String[] words = {
            "scan",
            "--rule",
            worst.get("detector").asText(),
            "#" + firstEvidence(worst.get("id").asText()).substring(1),
            "--fail-on",
            worst.get("severity").asText()
        };
        assertThat(run(words).exitCode()).isEqualTo(3);

        run("anomalies", "set", worst.get("id").asText(), "--state", "explained", "--reason", "agreed");

        assertThat(run(words).exitCode()).isZero();
    }

    @Test
    void stoppedScanKeepsWhatItFoundAndPassesNoGate() {
        Interruption stopped = new Interruption();
        stopped.onRequest(() -> {});
        stopped.request(ExitCode.INTERRUPTED);

        CommandRun run =
                new CommandRun.Setting().until(stopped).run(inStore("scan", "op:update", "--fail-on", "critical"));

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.out()).contains("What was checked");
        assertThat(run.err()).contains("PARTIAL: stopped after nothing: ");
    }

    @Test
    void ruleThatBrokeIsSaidEverywhereAndPassesNoGate() {
        try (Store opened = Store.openForWriting(store, Clock.fixed(CommandRun.NOW, ZoneOffset.UTC))) {
            opened.writer().conclude(() -> {
                opened.writer().conclusions().failed("sale-completed", 5, 12, "ArithmeticException");
                opened.writer().conclusions().failed("sale-completed", 9, 40, "ArithmeticException");
            });
        }
        String said = "the rule sale-completed broke over E12 (T5) and 1 time more since: ArithmeticException";

        assertThat(run("summary").out()).contains(said);
        assertThat(run("rules", "list").out()).containsPattern("sale-completed +[0-9]+ +on, broke");
        assertThat(run("rules", "list").err()).contains("PARTIAL: " + said);
        assertThat(run("scan").err()).contains("PARTIAL: " + said);
        assertThat(run("scan", "--fail-on", "critical").exitCode()).isEqualTo(8);
    }

    @Test
    void againSaysWhatWouldDifferAsksAndKeepsWhatWasSaid() throws IOException {
        // Given
        String known = worst().get("id").asText();
        run("anomalies", "set", known, "--state", "confirmed", "--reason", "seen");
        String before = run("business", "--limit", "0", "-o", "ndjson").out();
        String found = run("anomalies", "-o", "ndjson").out();

        // Then
        CommandRun nobody = run("scan", "--again");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err()).contains("Add --yes, or --dry-run to see what would differ.");
        assertThat(run("scan", "--again", "--yes", "op:update").exitCode()).isEqualTo(2);
        assertThat(item("scan", "--again", "--dry-run", "-o", "json").get("gone"))
                .isEmpty();

        // When
        JsonNode drawn = JSON.readTree(
                        run("scan", "--again", "--yes", "-o", "json").out())
                .at("/items/0");

        // Then
        assertThat(names(drawn)).containsExactly("run", "gained", "changed", "lost", "groups_gained", "groups_lost");
        assertThat(drawn.get("changed").asLong()).isZero();
        assertThat(run("business", "--limit", "0", "-o", "ndjson").out()).isEqualTo(before);
        assertThat(run("anomalies", "-o", "ndjson").out()).isEqualTo(found).contains("\"state\":\"confirmed\"");
    }

    @Test
    void otherRulesAreSaidWithTheCommandAndDrawnAgain() throws IOException {
        // Given
        Path rules = Files.createDirectories(folder.resolve("config/audit-workbench/rules"));
        Files.writeString(
                rules.resolve("price.yaml"),
                run("rules", "show", "price-changed")
                        .out()
                        .replace("version: 1", "version: 2")
                        .replace("confidence: high", "confidence: medium"));
        String first = run("business", "--type", "price-changed", "--limit", "1", "-o", "name")
                .out()
                .strip();

        // Then
        for (String command : List.of("summary", "status", "business")) {
            CommandRun run = configured(command);
            assertThat(run.out() + run.err())
                    .as(command)
                    .contains("the rule price-changed changed: what is stored was concluded with price-changed v1")
                    .contains("auditctl scan --again --dry-run");
        }

        // When
        assertThat(configured("scan", "--again", "--yes").out()).contains(" changed, 0 lost");

        // Then
        assertThat(configured("summary").out()).doesNotContain("scan --again");
        assertThat(configured("why", first).out())
                .contains("price-changed v2")
                .containsPattern("before +revision 1, stands, by price-changed v1 ");
    }

    @Test
    void numbersOfDetectorsAreSetInTheFolderOfTheConfiguration() throws IOException {
        // Given
        assertThat(run("scan", "--rule", "maker-is-checker", "-op:ddl").out()).contains("maker-is-checker 1");
        Path config = Files.createDirectories(folder.resolve("config/audit-workbench"));
        Files.writeString(config.resolve("detectors.yaml"), "maker-is-checker:\n  min-amount: 1000000\n  max: 1\n");

        // When
        CommandRun run = configured("scan", "--rule", "maker-is-checker", "-op:ddl");

        // Then
        assertThat(run.out()).contains("nothing in  maker-is-checker").contains("only stored A");
        assertThat(run.err()).contains("left out: ").contains("detectors.yaml:3:3: maker-is-checker has no parameter");
        assertThat(configured("rules", "show", "maker-is-checker", "-o", "json").out())
                .contains("\"auditctl.detector/1\"")
                .contains("\"value\": \"1000000\"")
                .contains("\"default\": \"0\"")
                .contains("\"unit\": \"money\"");
        assertThat(configured("rules", "list", "--detectors").out())
                .containsPattern("maker-is-checker +money +on +min-amount=1000000");
        assertThat(configured("summary").out()).contains("what is set for detectors changed");
    }

    @Test
    void detectorThatIsSwitchedOffLooksAtNothing() throws IOException {
        store = Files.copy(shared.resolve("fresh.awb"), folder.resolve("off.awb"));
        assertThat(run("rules", "disable", "maker-is-checker", "--reason", "four hands")
                        .exitCode())
                .isZero();

        assertThat(run("scan").exitCode()).isZero();

        assertThat(run("anomalies", "--detector", "maker-is-checker", "-o", "name")
                        .out())
                .isEmpty();
        assertThat(run("summary").out()).contains("maker-is-checker: switched off");
        assertThat(run("rules", "list", "--detectors").out()).containsPattern("maker-is-checker +money +off");
        assertThat(run("rules", "disable", "mass-delet", "--reason", "x").exitCode())
                .isEqualTo(7);
    }

    private CommandRun configured(String... words) {
        return new CommandRun.Setting()
                .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                .run(inStore(words));
    }

    @Test
    void pageNamesWhatWasReadWhatIsKnownAndWhatFoundNothing() throws IOException {
        String known = worst().get("id").asText();

        CommandRun run = run("scan", "op:insert,update,delete");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("changes before the range read for habits")
                .contains(known + " new")
                .containsPattern("sale-completed +[0-9]+ +[0-9]+ +0 +0 +0")
                .contains("nothing in")
                .contains("looked at)");
        assertThat(run.err()).contains("Nothing was written");
    }
}
