package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proposing, checking and showing mappings, on a day of the synthetic shop.
class MapCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void trade() throws InterruptedException {
        TradedShop.write(shared.resolve("shop.awb"), 1);
    }

    private CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                .with("AUDITCTL_STORE", shared.resolve("shop.awb").toString())
                .run(words);
    }

    private Path suggested() {
        Path file = folder.resolve("mine.yaml");
        assertThat(run("map", "suggest", "--to", file.toString()).exitCode()).isZero();
        return file;
    }

    /// Puts a file where mappings of the user's own are.
    private Path own(String name, String text) throws IOException {
        Path mappings = Files.createDirectories(folder.resolve("config/audit-workbench/mappings"));
        return Files.writeString(mappings.resolve(name), text);
    }

    @Test
    void suggestPrintsAMappingThatCheckAccepts() throws IOException {
        // When
        CommandRun printed = run("map", "suggest");
        Path file = suggested();
        CommandRun checked = run("map", "check", file.toString());

        // Then
        assertThat(Files.readString(file)).isEqualTo(printed.out());
        assertThat(printed.out())
                .startsWith("# Proposed from names, types and keys: check it before you use it.\nname: shop\n")
                .contains("status: {column: status, words: {paid: sold}}  # same name");
        assertThat(printed.err()).contains("14 tables and ").contains("not placed: supplier_prices, suppliers");
        assertThat(checked.exitCode()).as(checked.out()).isZero();
        assertThat(checked.out())
                .contains("order is orders")
                .containsPattern("not mapped +supplier_prices, suppliers, warehouses");
        assertThat(checked.err()).contains("Nothing is wrong.");
    }

    @Test
    void suggestNeverWritesOverAFileAndLeavesNothingElse() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("mine.yaml"), "corrected by hand");

        // When
        CommandRun run = run("map", "suggest", "--to", file.toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is there already");
        assertThat(file).hasContent("corrected by hand");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(run(
                                "map",
                                "suggest",
                                "--to",
                                folder.resolve("no/such/x.yaml").toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void suggestHasAFrozenForm() throws IOException {
        JsonNode root = JSON.readTree(run("map", "suggest", "-o", "json").out());

        assertThat(root.get("schema").asText()).isEqualTo("auditctl.map.suggest/1");
        assertThat(names(root.at("/items/0")))
                .containsExactly("schema", "tables", "missing_entities", "unmapped_tables", "text");
        assertThat(names(root.at("/items/0/tables/0")))
                .containsExactly("entity", "table", "why", "fields", "missing_fields");
        assertThat(names(root.at("/items/0/tables/0/fields/0")))
                .containsExactly("field", "column", "why", "values_without_a_word");
        assertThat(root.at("/items/0/unmapped_tables")).hasSize(3);
    }

    @Test
    void suggestRefusesADatabaseThatWasNotCapturedAndAStoreThatIsNotThere() {
        CommandRun other = run("map", "suggest", "--schema", "till");

        assertThat(other.exitCode()).isEqualTo(7);
        assertThat(other.err()).contains("Captured are: shop.");
        assertThat(run("map", "suggest", "--store", folder.resolve("none.awb").toString())
                        .exitCode())
                .isEqualTo(7);
        assertThat(folder.resolve("none.awb")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    table: orders | table: ordrs  | no captured table is called shop.ordrs. Right: perhaps orders",
                "phone: phone | phone: phoon | :11:14: shop.customers has no column phoon. Right: perhaps phone",
                "schema: shop | schema: shp | :3:9: no captured database is called shp. Right: perhaps shop",
                "paid: sold | paidd: sold | orders.status is never \"paidd\". Right: perhaps paid",
                "credit_limit: credit_limit | credit_limit: name | :14:21: credit_limit is a number, and customers.name is",
                "tables: | tables: &a | :4:9: &a is a YAML anchor. Right: the value alone, without a name",
                "name: shop | name: !!str shop | :2:7: tag:yaml.org,2002:str is a YAML tag.",
                "name: shop | name: *a | :2:7: *a is a YAML alias.",
                "tables: | <<: {a: b}~tables: | :4:1: the mapping has no field \"<<\".",
                "schema: shop | schema: shop~schema: shop | :4:1: \"schema\" is there twice.",
                "tables: | ---~tables: | :4:1: a second document begins. Right: one document in a file"
            })
    void checkRefusesWithThePlaceAndWhatWouldBeRight(String good, String bad, String problem) throws IOException {
        // Given
        String text = Files.readString(suggested());
        assertThat(text).contains(good.strip());
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"),
                text.replace(good.strip(), bad.strip().replace('~', '\n')));

        // When
        CommandRun run = run("map", "check", broken.toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).startsWith(broken + ":").contains(problem.strip());
        assertThat(run.err()).containsPattern("^[0-9]+ problems?\n");
    }

    @Test
    void checkHasAFrozenForm() throws IOException {
        Path file = Files.writeString(
                folder.resolve("broken.yaml"), Files.readString(suggested()).replace("id: id ", "id: idd "));

        CommandRun run = run("map", "check", file.toString(), "-o", "json");

        JsonNode root = JSON.readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(root.get("schema").asText()).isEqualTo("auditctl.map.check/1");
        assertThat(names(root.at("/items/0")))
                .containsExactly("file", "schema", "problems", "mapped", "missing_entities", "unmapped_tables");
        assertThat(root.at("/items/0/problems/0").asText()).contains("shop.customers has no column idd");
    }

    @Test
    void checkRefusesAFileThatIsNotThere() {
        assertThat(run("map", "check", folder.resolve("none.yaml").toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void showListsWhatIsMappedAndWhatIsNot() throws IOException {
        CommandRun run = run("map", "show");
        JsonNode root = JSON.readTree(run("map", "show", "-o", "json").out());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("rental · database filmclub · built-in · mappings/rental.yaml")
                .containsPattern("order +orders +yes +id: id, number: number")
                .containsPattern("order +rental +no +id: rental_id")
                .contains("not mapped  shop.supplier_prices, shop.suppliers, shop.warehouses");
        assertThat(run.err()).contains("2 mappings in force · 3 captured tables not mapped");
        assertThat(root.get("schema").asText()).isEqualTo("auditctl.map/1");
        assertThat(names(root.at("/items/0"))).containsExactly("mappings", "unmapped_tables", "problems");
        assertThat(names(root.at("/items/0/mappings/0"))).containsExactly("name", "schema", "origin", "file", "tables");
        assertThat(names(root.at("/items/0/mappings/0/tables/0")))
                .containsExactly("entity", "table", "captured", "fields");
    }

    @Test
    void showPrintsOneMappingAsItWasWritten() {
        assertThat(run("map", "show", "rental").out()).contains("schema: filmclub\ntables:\n  customer:\n");
        CommandRun unknown = run("map", "show", "till");
        assertThat(unknown.exitCode()).isEqualTo(7);
        assertThat(unknown.err()).contains("There is no mapping till. In force are: rental, shop.");
    }

    @Test
    void showTakesTheUsersMappingInsteadOfTheBuiltInOneAndTellsWhichFilesAreNotInForce() throws IOException {
        // Given
        String text = Files.readString(suggested());
        Path mine = own("a.yaml", text.replace("name: shop", "name: mine"));
        Path second = own("b.yaml", text.replace("name: shop", "name: other"));
        Path broken = own("c.yaml", "name: x");

        // When
        CommandRun run = run("map", "show");

        // Then
        assertThat(run.out())
                .contains("mine · database shop · user · " + mine)
                .doesNotContain("database shop · built-in");
        assertThat(run.err())
                .contains("not in force: " + second + ":3:9: the schema shop is taken. Right: one of its own; " + mine)
                .contains("not in force: " + broken + ":1:1: the mapping has no schema.");
        assertThat(run("rules", "lint").out()).contains(second + ":3:9: ").contains(broken + ":1:1: ");
    }

    @Test
    void showNeedsNoStore() {
        CommandRun run =
                run("map", "show", "--store", folder.resolve("none.awb").toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("there is no store to compare them with");
        assertThat(folder.resolve("none.awb")).doesNotExist();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
