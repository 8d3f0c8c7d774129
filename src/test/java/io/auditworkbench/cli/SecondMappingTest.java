package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A schema that is not the demo's, with the commands that somebody types; docs/rules.md shows them.
class SecondMappingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("docs/rules.md");
    private static final Path CHANGES = Path.of("sample-data/rental/changes.ndjson");
    private static final Path MAPPING = Path.of("sample-data/rental/mapping.yaml");

    @TempDir
    Path folder;

    private CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                .run(Arrays.stream(words)
                        .map(word ->
                                word.equals("rental.awb") ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new));
    }

    private Path own(Path mapping) throws IOException {
        Path mappings = Files.createDirectories(folder.resolve("config/audit-workbench/mappings"));
        return Files.copy(mapping, mappings.resolve("mine.yaml"));
    }

    private List<JsonNode> business(String store) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        JsonNode items = JSON.readTree(run("business", "--limit", "0", "--store", store, "-o", "json")
                        .out())
                .get("items");
        for (JsonNode item : items) {
            ObjectNode event = item.deepCopy();
            // numbers follow the order of concluding, and a late look revises nothing
            event.remove(List.of("id", "revision"));
            events.add(event);
        }
        return events;
    }

    /// Each `$ auditctl …` of the page with what it prints.
    private static List<String[]> shown() throws IOException {
        Matcher block = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        List<String[]> commands = new ArrayList<>();
        while (block.find()) {
            for (String part : block.group(1).split("(?m)^\\$ ")) {
                if (!part.isBlank()) {
                    commands.add(part.split("\n", 2));
                }
            }
        }
        return commands;
    }

    @Test
    void pageShowsWhatTheCommandsPrint() throws IOException {
        List<String[]> shown = shown();

        assertThat(shown).hasSizeGreaterThan(4);
        for (String[] command : shown) {
            if (command[0].startsWith("cp ")) {
                own(MAPPING);
            } else {
                CommandRun run = run(command[0].replace("auditctl ", "").split(" +"));
                assertThat(run.exitCode()).as(command[0] + "\n" + run.err()).isZero();
                if (Boolean.getBoolean("golden.update")) {
                    update(command, run.out());
                }
                assertThat(run.out().stripTrailing()).as(command[0]).isEqualTo(command[1].stripTrailing());
            }
        }
    }

    private static void update(String[] command, String printed) throws IOException {
        String former = "$ " + command[0] + "\n" + command[1];
        String text = Files.readString(PAGE);
        Files.writeString(PAGE, text.replace(former, "$ " + command[0] + "\n" + printed.stripTrailing() + "\n"));
        command[1] = printed;
    }

    @Test
    void mappingIsTheProposalWithAFewLinesCorrected() throws IOException {
        // Given
        run("import", CHANGES.toString(), "--store", "rental.awb");

        // When
        List<String> proposed =
                run("map", "suggest", "--store", "rental.awb").out().lines().toList();

        // Then
        assertThat(Files.readAllLines(MAPPING).stream().filter(line -> !proposed.contains(line)))
                .containsExactly(
                        "# Proposed by `auditctl map suggest`, then corrected by hand: the words OUT, BACK, Y and N, and the"
                                + " table takings.",
                        "      status: {column: state, words: {OPEN: new, OUT: sold, BACK: delivered}}",
                        "      is_privileged: {column: sensitive, words: {Y: 1, N: 0}}",
                        "  payment:",
                        "    table: takings",
                        "      id: taking_id",
                        "      order: rental_id",
                        "      amount: amount",
                        "      status: {column: settled, words: {Y: received, N: pending}}",
                        "      method: means");
        assertThat(proposed)
                .contains(
                        "      status: {column: state, words: {OPEN: new}}  # another name for status; no word for OUT, BACK,"
                                + " the words are new, sold, shipped, delivered, cancelled")
                .contains("# not mapped: newsletter, takings");
    }

    @Test
    void businessIsTheSameWhetherTheMappingWasThereFirstOrAppliedLater() throws IOException {
        // Given
        run("import", CHANGES.toString(), "--store", "rental.awb");
        assertThat(business("rental.awb")).isEmpty();
        own(MAPPING);

        // When
        CommandRun applied = run("map", "apply", "--store", "rental.awb", "-o", "json");
        CommandRun again = run("map", "apply", "--store", "rental.awb");
        String first = folder.resolve("first.awb").toString();
        run("import", CHANGES.toString(), "--store", first);

        // Then
        assertThat(JSON.readTree(applied.out()).at("/items/0").toString())
                .isEqualTo("{\"changes\":24,\"concluded\":5,\"different\":0,\"partial\":false}");
        assertThat(again.out()).isEqualTo("0 business events concluded from 24 changes\n");
        assertThat(business("rental.awb"))
                .extracting(event -> event.get("type").asText())
                .containsExactlyInAnyOrder(
                        "sale-completed", "payment-received", "inventory-adjusted", "role-granted", "role-escalated");
        assertThat(business("rental.awb")).containsExactlyInAnyOrderElementsOf(business(first));
    }

    @Test
    void applyToFourDaysOfTheShopConcludesWhatWouldHaveBeenConcludedAtOnce() throws IOException, InterruptedException {
        // Given
        Path atOnce = folder.resolve("at-once.awb");
        TradedShop.write(atOnce, 4);
        Path later = Files.copy(atOnce, folder.resolve("later.awb"));
        run("scan", "--store", atOnce.toString());
        Path narrow = own(Files.writeString(folder.resolve("narrow.yaml"), """
                name: narrow
                schema: shop
                tables:
                  customer: {table: customers, fields: {id: id, name: name, email: email, phone: phone,
                    address: street, city: city, credit_limit: credit_limit, status: status}}
                """));
        run("scan", "--store", later.toString());
        int few = business(later.toString()).size();
        Files.delete(narrow);

        // When
        CommandRun applied = run("map", "apply", "--store", later.toString());

        // Then
        List<JsonNode> expected = business(atOnce.toString());
        assertThat(few).isPositive().isLessThan(expected.size() / 2);
        assertThat(applied.out()).startsWith((expected.size() - few) + " business events concluded from ");
        assertThat(applied.err()).doesNotContain("would say something else");
        assertThat(business(later.toString())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void applyLeavesWhatWasConcludedWithAnotherMapping() throws IOException {
        // Given
        Path mine = own(MAPPING);
        run("import", CHANGES.toString(), "--store", "rental.awb");
        List<JsonNode> before = business("rental.awb");
        Files.writeString(mine, Files.readString(mine).replace("OUT: sold", "OUT: shipped"));

        // When
        CommandRun applied = run("map", "apply", "--store", "rental.awb");

        // Then
        assertThat(applied.exitCode()).isZero();
        assertThat(applied.err()).contains("1 business event of before would say something else now, and stayed");
        assertThat(business("rental.awb")).isEqualTo(before);
    }

    @Test
    void applyToAStoreThatIsNotThereMakesNone() {
        CommandRun run = run("map", "apply", "--store", "rental.awb");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(folder.resolve("rental.awb")).doesNotExist();
    }
}
