package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.TableMapping.FieldColumn;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.synth.ShopTables;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MappingReaderTest {

    private static final MappingReader READER = new MappingReader(BuiltIn.vocabulary());

    private static final String GOOD = """
            name: mine
            schema: shop
            tables:
              order:
                table: orders
                fields:
                  id: id
                  status: {column: status, words: {paid: sold}}
              order_line:
                table: order_lines
                fields: {order: order_id, quantity: quantity}
            """;

    private static List<String> problems(String text) {
        return switch (READER.read(PackFile.of("mine.yaml", text), ShopTables.all())) {
            case ReadMapping.Accepted _ -> List.of();
            case ReadMapping.Refused(var _, List<PackProblem> problems) ->
                problems.stream().map(PackProblem::toString).toList();
        };
    }

    @Test
    void readTakesTablesColumnsAndWords() {
        assertThat(READER.read(PackFile.of("mine.yaml", GOOD), ShopTables.all()))
                .isInstanceOfSatisfying(ReadMapping.Accepted.class, readable -> {
                    assertThat(readable.name()).isEqualTo("mine");
                    assertThat(readable.mapping().digest()).hasSize(64);
                    assertThat(readable.mapping()
                                    .of(new TableName("shop", "orders"))
                                    .orElseThrow()
                                    .fields())
                            .containsEntry("status", new FieldColumn("status", Map.of("paid", "sold")));
                });
    }

    private record Refusal(String what, String good, String bad, String problem) {}

    @TestFactory
    Stream<DynamicTest> readRefusesWithThePlaceAndWhatWouldBeRight() {
        return Stream.of(
                        new Refusal(
                                "a table twice",
                                "table: order_lines",
                                "table: orders",
                                "mine.yaml:10:12: the table orders is mapped twice."
                                        + " Right: one entity for a table; the first is in line 5"),
                        new Refusal(
                                "unknown table",
                                "table: orders",
                                "table: ordrs",
                                "mine.yaml:5:12: no captured table is called shop.ordrs. Right: perhaps orders"),
                        new Refusal(
                                "unknown database",
                                "schema: shop",
                                "schema: shopp",
                                "mine.yaml:2:9: no captured database is called shopp. Right: perhaps shop"),
                        new Refusal(
                                "a number in a column of texts",
                                "id: id",
                                "id: id\n      total: number",
                                "mine.yaml:8:14: total is a number, and orders.number is varchar(20)."
                                        + " Right: id, customer_id or total"),
                        new Refusal(
                                "a value that the column never has",
                                "paid: sold",
                                "payed: sold",
                                "mine.yaml:8:40: orders.status is never \"payed\". Right: perhaps paid"),
                        new Refusal(
                                "unknown column",
                                "order: order_id",
                                "order: ordr_id",
                                "mine.yaml:11:21: shop.order_lines has no column ordr_id. Right: perhaps order_id"),
                        new Refusal(
                                "unknown entity",
                                "  order_line:",
                                "  order_lines:",
                                "mine.yaml:9:3: the vocabulary has no entity \"order_lines\"."
                                        + " Right: perhaps order_line"),
                        new Refusal(
                                "unknown field",
                                "quantity: quantity",
                                "quantiti: quantity",
                                "mine.yaml:11:31: order_line has no field \"quantiti\". Right: perhaps quantity"),
                        new Refusal(
                                "unknown word",
                                "paid: sold",
                                "paid: solt",
                                "mine.yaml:8:46: a status is never \"solt\". Right: perhaps sold"),
                        new Refusal(
                                "no id",
                                "      id: id\n",
                                "",
                                "mine.yaml:4:3: order is mapped without its id."
                                        + " Right: fields: {id: and the column that tells rows apart}"),
                        new Refusal(
                                "a list for a column",
                                "id: id",
                                "id: [id]",
                                "mine.yaml:7:11: id is a list. Right: a text\n"
                                        + "mine.yaml:4:3: order is mapped without its id."
                                        + " Right: fields: {id: and the column that tells rows apart}"),
                        new Refusal(
                                "a field twice",
                                "quantity: quantity",
                                "quantity: quantity, quantity: line",
                                "mine.yaml:11:51: \"quantity\" is there twice."
                                        + " Right: one of them; the first is in line 11"))
                .map(refusal -> DynamicTest.dynamicTest(refusal.what(), () -> {
                    assertThat(GOOD).contains(refusal.good());
                    assertThat(problems(GOOD.replace(refusal.good(), refusal.bad())))
                            .contains(refusal.problem().split("\n"));
                }));
    }

    /// `map check` and the folder of the configuration meet whatever somebody puts into a file.
    @TestFactory
    Stream<DynamicTest> readRefusesTheTricksOfYaml() {
        return Stream.of(
                        new Refusal("anchor", "id: id", "id: &a id", "7:11: &a is a YAML anchor."),
                        new Refusal("alias", "quantity: quantity", "quantity: *a", "11:41: *a is a YAML alias."),
                        new Refusal("tag", "table: orders", "table: !!str orders", "5:12: tag:yaml.org,2002:str is a"),
                        new Refusal("own tag", "name: mine", "name: !x.Y mine", "1:7: !x.Y is a YAML tag."),
                        new Refusal(
                                "merge key", "      id: id", "      <<: {id: id}", "7:7: order has no field \"<<\"."),
                        new Refusal(
                                "merge key at the top", "name: mine", "name: mine\n<<: {a: b}", "2:1: the mapping has"),
                        new Refusal("a second document", "name: mine", "name: mine\n---\nname: x", "2:1: a second"),
                        new Refusal("an entity twice", "  order_line:", "  order:", "9:3: \"order\" is there twice."),
                        new Refusal("directive", "name: mine", "%YAML 1.2\n---\nname: mine", "1:1: YAML directives"))
                .map(refusal -> DynamicTest.dynamicTest(refusal.what(), () -> {
                    assertThat(GOOD).contains(refusal.good());
                    assertThat(problems(GOOD.replace(refusal.good(), refusal.bad())))
                            .anyMatch(problem -> problem.startsWith("mine.yaml:" + refusal.problem()));
                }));
    }

    @Test
    void readRefusesTheSecondOfTwoMappingsForOneDatabaseOrOfOneName() {
        // When
        List<ReadMapping> read = READER.read(List.of(
                PackFile.of("a.yaml", GOOD),
                PackFile.of("b.yaml", GOOD.replace("name: mine", "name: other")),
                PackFile.of("c.yaml", GOOD.replace("schema: shop", "schema: till")),
                PackFile.of("d.yaml", GOOD.replace("name: mine", "name: new").replace("schema: shop", "schema: new"))));

        // Then
        assertThat(read.get(0)).isInstanceOf(ReadMapping.Accepted.class);
        assertThat(read.get(1))
                .hasToString("Refused[file=b.yaml, problems=[b.yaml:2:9: the schema shop is taken."
                        + " Right: one of its own; a.yaml has this one]]");
        assertThat(read.get(2))
                .hasToString("Refused[file=c.yaml, problems=[c.yaml:1:7: the name mine is taken."
                        + " Right: one of its own; a.yaml has this one]]");
        assertThat(read.get(3)).isInstanceOf(ReadMapping.Accepted.class);
    }
}
