package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands over what rules conclude, on four days of the synthetic shop.
class BusinessCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeAll
    static void trade() throws InterruptedException {
        TradedShop.write(shared.resolve("shop.awb"), 4);
        copyTo(shared.resolve("fresh.awb"), shared.resolve("shop.awb"));
        assertThat(CommandRun.of("scan", "--store", shared.resolve("shop.awb").toString())
                        .exitCode())
                .isZero();
    }

    private static void copyTo(Path copy, Path original) {
        try {
            Files.copy(original, copy);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        store = Files.copy(shared.resolve("shop.awb"), folder.resolve("copy.awb"));
    }

    private CommandRun run(String... words) {
        return CommandRun.of(Stream.concat(Stream.of(words), Stream.of("--store", store.toString()))
                .toArray(String[]::new));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String firstId(String type) {
        return run("business", "--type", type, "--limit", "1", "-o", "name")
                .out()
                .strip();
    }

    @Test
    void businessListsOneTypeNewestFirstInAFrozenForm() throws IOException {
        CommandRun run = run("business", "--type", "sale-completed", "--limit", "2", "-o", "json");

        JsonNode root = JSON.readTree(run.out());
        assertThat(run.exitCode()).isZero();
        assertThat(root.get("schema").asText()).isEqualTo("auditctl.business/1");
        assertThat(root.get("items")).hasSize(2);
        assertThat(names(root.get("items").get(0)))
                .containsExactly(
                        "id",
                        "revision",
                        "time",
                        "type",
                        "actor",
                        "actor_grade",
                        "objects",
                        "attributes",
                        "confidence",
                        "standing",
                        "because",
                        "rule",
                        "changes",
                        "conditions");
        assertThat(root.get("items").get(0).get("time").asText())
                .isGreaterThan(root.get("items").get(1).get("time").asText());
    }

    @Test
    void businessFindsTheEventsOfOneObject() throws IOException {
        JsonNode sale = JSON.readTree(run("business", "--type", "sale-completed", "--limit", "1", "-o", "json")
                        .out())
                .get("items")
                .get(0);
        String order = sale.get("objects").get(0).get("id").asText();

        CommandRun run = run("business", "--object", "order:" + order, "-o", "name");

        assertThat(run.out().lines()).contains(sale.get("id").asText());
        assertThat(run("business", "--object", "order:none", "-o", "name").out())
                .isEmpty();
    }

    @Test
    void businessOfAFilterIsWhatAChosenChangeIsPartOf() throws IOException {
        // When
        JsonNode root = JSON.readTree(
                run("business", "table:refunds", "--limit", "0", "-o", "json").out());
        JsonNode all = JSON.readTree(run("business", "--limit", "0", "--on", "2026-10-06", "-o", "json")
                .out());

        // Then
        List<String> refunds = run("events", "table:refunds", "--limit", "0", "-o", "name")
                .out()
                .lines()
                .toList();
        assertThat(root.get("filter").asText()).isEqualTo("table:refunds");
        assertThat(root.get("coverage").get("transactions_behind").asLong()).isZero();
        assertThat(root.get("items")).isNotEmpty();
        for (JsonNode event : root.get("items")) {
            List<String> changes = new ArrayList<>();
            event.get("changes").forEach(change -> changes.add(change.asText()));
            assertThat(changes).containsAnyElementsOf(refunds);
        }
        assertThat(all.get("items"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.get("time").asText()).startsWith("2026-10-06"));
        assertThat(run("business", "table:refunds").err()).containsPattern("[0-9]+ business events? · coverage:");
        assertThat(run("business", "amuont>5").exitCode()).isEqualTo(2);
        assertThat(run("business", "sort:-total").exitCode()).isEqualTo(2);
        assertThat(run("business", "--limit", "-1").exitCode()).isEqualTo(2);
    }

    @Test
    void businessShowsNoMoreThanTheLimitOfWhatTheFilterChooses() {
        CommandRun run = run("business", "actor:svc-*", "--limit", "3", "-o", "name");

        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err()).contains("3 business events, and there are more (--limit)");
    }

    @Test
    void whySaysRuleConditionsAndBinlog() {
        CommandRun run = run("why", firstId("sale-completed"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("rule        sale-completed v1 (")
                .contains("lines: at least 1 order_line, standing at that moment; found ")
                .contains("total-equals-lines: start.total = sum(lines.quantity * lines.unit_price); found ")
                .containsPattern("E[0-9]+ +T[0-9]+ +2026-10-0[0-9]T.*update +orders/[0-9]+ +binlog[.]000001:[0-9]+");
    }

    @Test
    void whyRefusesWhatIsNoIdAndWhatIsNotThere() {
        assertThat(run("why", "sale").exitCode()).isEqualTo(2);
        assertThat(run("why", "B999999").exitCode()).isEqualTo(7);
        assertThat(run("why", "B999999").err())
                .contains("There is no business event B999999 in this store. `auditctl business` lists them.");
    }

    @Test
    void whyNotNamesTheConditionThatFails() throws IOException {
        String order = JSON.readTree(run("events", "table:orders status:new->cancelled", "--limit", "1", "-o", "json")
                        .out())
                .at("/items/0/key")
                .asText();

        CommandRun run = run("why-not", "--rule", "sale-completed", "--row", "orders/" + order);

        assertThat(order).isNotEmpty();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(": one condition does not hold")
                .containsPattern("fails +order: status:[*]->sold .*; found update, status new -> cancelled");
    }

    @Test
    void whyNotRefusesRulesAndRowsThatAreNotThere() {
        assertThat(run("why-not", "--rule", "no-such", "--row", "orders/1001").exitCode())
                .isEqualTo(7);
        assertThat(run("why-not", "--rule", "sale-completed", "--row", "orders/1")
                        .exitCode())
                .isEqualTo(7);
    }

    @Test
    void whyNotShowsEachConditionOfASale() {
        CommandRun run = run("why-not", "--rule", "sale-completed", "--row", "orders/1001");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("concluded B").contains("order: ");
    }

    @Test
    void rulesListTellsWhatEachConcluded() throws IOException {
        JsonNode rules = JSON.readTree(run("rules", "list", "-o", "json").out()).get("items");

        assertThat(rules).hasSize(15);
        assertThat(names(rules.get(0)))
                .containsExactly(
                        "id",
                        "version",
                        "title",
                        "level",
                        "status",
                        "origin",
                        "state",
                        "not_mapped",
                        "events",
                        "failed");
    }

    @Test
    void rulesTestRunsEverySample() {
        CommandRun run = run("rules", "test");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.err()).contains("samples, 0 not as expected");
    }

    @Test
    void rulesLintNamesThePlace() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"),
                run("rules", "show", "sale-completed").out().replace("level: informational", "level: severe"));

        CommandRun run = CommandRun.of("rules", "lint", broken.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains(broken + ":5:8: ").contains("informational, low, medium, high or critical");
    }

    @Test
    void rulesBacktestShowsWhatAChangedRuleWouldLoseAndKeepsNothing() throws IOException {
        Path changed = Files.writeString(
                folder.resolve("strict.yaml"),
                run("rules", "show", "sale-completed")
                        .out()
                        .replaceFirst("version: [0-9]+", "version: 9")
                        .replace("at-least: 1, need: required", "at-least: 3, need: required"));
        String before = run("business", "--limit", "0", "-o", "ndjson").out();

        JsonNode view = JSON.readTree(run("rules", "backtest", changed.toString(), "-o", "json")
                        .out())
                .get("items")
                .get(0);

        assertThat(view.get("lost").asLong()).isPositive();
        assertThat(view.get("gained").asLong()).isZero();
        assertThat(view.get("same").asLong()).isEqualTo(view.get("concluded").asLong());
        assertThat(run("business", "--limit", "0", "-o", "ndjson").out()).isEqualTo(before);
    }

    @Test
    void rulesBacktestOfTheSameRuleShowsNoDifference() throws IOException {
        JsonNode view = JSON.readTree(
                        run("rules", "backtest", "sale-completed", "-o", "json").out())
                .get("items")
                .get(0);

        assertThat(view.get("same").asLong()).isPositive();
        assertThat(List.of(
                        view.get("gained").asLong(),
                        view.get("lost").asLong(),
                        view.get("changed").asLong()))
                .containsOnly(0L);
    }

    @Test
    void rulesDisableLeavesWhatWasConcludedAndEnableUsesTheRuleAgain() {
        String before = run("business", "--type", "price-changed", "-o", "name").out();

        assertThat(run("rules", "disable", "price-changed", "--reason", "too many")
                        .exitCode())
                .isZero();
        assertThat(run("rules", "list").out()).containsPattern("price-changed +[0-9]+ +off");
        assertThat(run("business", "--type", "price-changed", "-o", "name").out())
                .isEqualTo(before)
                .isNotEmpty();
        assertThat(run("rules", "enable", "price-changed", "--reason", "wanted after all")
                        .exitCode())
                .isZero();
        assertThat(run("rules", "list").out()).containsPattern("price-changed +[0-9]+ +on");
    }

    @Test
    void rulesDisableKeepsTheRuleFromConcludingAnythingMore() {
        store = folder.resolve("quiet.awb");
        copyTo(store, shared.resolve("fresh.awb"));
        assertThat(run("rules", "disable", "price-changed", "--reason", "too many")
                        .exitCode())
                .isZero();

        assertThat(run("scan").exitCode()).isZero();

        assertThat(run("business", "--type", "price-changed", "-o", "name").out())
                .isEmpty();
        assertThat(run("business", "--type", "sale-completed", "-o", "name").out())
                .isNotEmpty();
    }

    @Test
    void rulesDisableRefusesWhatIsMissingAndMakesNoStore() {
        assertThat(run("rules", "disable", "price-changed").exitCode()).isEqualTo(2);
        assertThat(run("rules", "enable", "no-such", "--reason", "x").exitCode())
                .isEqualTo(7);
        Path mistyped = folder.resolve("no-such.awb");
        CommandRun run =
                CommandRun.of("rules", "disable", "price-changed", "--reason", "x", "--store", mistyped.toString());
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(mistyped).doesNotExist();
    }

    @Test
    void rulesShowPrintsTheRuleAsItWasWritten() {
        assertThat(run("rules", "show", "sale-completed").out())
                .startsWith("id: sale-completed\ntitle: Sale completed\n");
        assertThat(run("rules", "show", "no-such").exitCode()).isEqualTo(7);
    }

    @Test
    void evalMeasuresAShopAndRefusesWhatIsNoRange() throws IOException {
        JsonNode root = JSON.readTree(CommandRun.of("eval", "--seeds", "7", "--days", "4", "-o", "json")
                .out());

        assertThat(root.get("schema").asText()).isEqualTo("auditctl.eval/1");
        JsonNode rules = root.at("/items/0/rules");
        JsonNode all = rules.get(rules.size() - 1);
        assertThat(all.get("planted").asLong())
                .isGreaterThan(500)
                .isEqualTo(all.get("found").asLong());
        assertThat(all.get("false").asLong()).isZero();
        assertThat(CommandRun.of("eval", "--seeds", "a..b").exitCode()).isEqualTo(2);
    }

    @Test
    void summaryTellsWhatWasCheckedInAFrozenForm() throws IOException {
        JsonNode root = JSON.readTree(run("summary", "-o", "json").out());

        assertThat(root.get("schema").asText()).isEqualTo("auditctl.summary/1");
        assertThat(names(root.get("items").get(0)))
                .containsExactly(
                        "by_operation",
                        "by_table",
                        "by_actor",
                        "business",
                        "anomalies",
                        "checks",
                        "unmapped_tables",
                        "transactions_behind",
                        "partial",
                        "by",
                        "previous",
                        "differences");
        assertThat(root.at("/items/0/checks")).hasSize(20);
        assertThat(root.at("/items/0/unmapped_tables").toString()).contains("shop.supplier_prices");
        assertThat(root.at("/items/0/transactions_behind").asLong()).isZero();
        assertThat(run("summary").out()).contains("What was checked").contains("looked at)");
    }
}
