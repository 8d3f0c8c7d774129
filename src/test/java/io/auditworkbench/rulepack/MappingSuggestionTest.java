package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.synth.ShopTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingSuggestionTest {

    private static final Vocabulary WORDS = BuiltIn.vocabulary();
    private static final MappingSuggestion SUGGESTION = MappingSuggestion.of(WORDS);

    private static Mapping read(String text, List<TableSchema> tables) {
        return switch (new MappingReader(WORDS).read(PackFile.of("suggested.yaml", text), tables)) {
            case ReadMapping.Accepted readable -> readable.mapping();
            case ReadMapping.Refused refused -> throw new AssertionError(refused + "\n" + text);
        };
    }

    @Test
    void suggestFindsTheMappingOfTheShopWithoutKnowingIt() {
        // Given
        Mapping written = BuiltIn.mappings().stream()
                .map(new MappingReader(WORDS)::read)
                .map(ReadMapping.Accepted.class::cast)
                .filter(read -> read.name().equals("shop"))
                .findFirst()
                .orElseThrow()
                .mapping();

        // When
        String text = SUGGESTION.suggest("shop", ShopTables.all());

        // Then
        Mapping suggested = read(text, ShopTables.all());
        WORDS.entities()
                .forEach(entity -> assertThat(suggested.ofEntity(entity.name()))
                        .as(entity.name() + "\n" + text)
                        .isEqualTo(written.ofEntity(entity.name())));
        assertThat(text)
                .contains("status: {column: status, words: {paid: sold}}  # same name")
                .contains("product: product_id  # foreign key to products")
                .contains("# not mapped: price_lists, supplier_prices, suppliers, warehouses");
    }

    @Test
    void suggestSaysWhatItDoesNotKnow() {
        // Given
        TableSchema sales = new TableSchema(
                new TableName("till", "Sales"),
                List.of(
                        column("sale_id", ColumnType.INT),
                        new ColumnDefinition(
                                "state",
                                ColumnType.ENUM,
                                "enum('OPEN','PAID','PARKED')",
                                false,
                                1,
                                0,
                                "utf8mb4",
                                false,
                                false,
                                List.of("OPEN", "PAID", "PARKED")),
                        column("amount", ColumnType.DECIMAL)),
                List.of(0));
        TableSchema odd = new TableSchema(
                new TableName("till", "odd\n\"table\""), List.of(column("a", ColumnType.INT)), List.of(0));

        // When
        String text = SUGGESTION.suggest("till", List.of(sales, odd));

        // Then
        assertThat(text).contains("""
                  order:
                    table: Sales  # another name for order
                    fields:
                      id: sale_id  # primary key
                      status: {column: state, words: {OPEN: new, PAID: sold}}  # another name for status; no word for PARKED
                      total: amount  # another name for total
                      # no column found for number, customer, created_by, updated_by
                """.indent(0)).contains("# not mapped: odd?\"table\"");
        assertThat(read(text, List.of(sales, odd)).of(new TableName("till", "Sales")))
                .isPresent();
    }

    @Test
    void suggestQuotesNamesThatYamlWouldReadOtherwise() {
        TableSchema customers = new TableSchema(
                new TableName("a: b\t#\uD83D\uDE00", "customers"),
                List.of(column("null", ColumnType.INT), column("name", ColumnType.TEXT)),
                List.of(0));

        Mapping mapping = read(SUGGESTION.suggest("a: b\t#\uD83D\uDE00", List.of(customers)), List.of(customers));

        assertThat(mapping.of(customers.name()).orElseThrow().fields().get("id").column())
                .isEqualTo("null");
    }

    @Test
    void suggestForNothingIsAMappingOfNothing() {
        assertThat(read(SUGGESTION.suggest("empty", List.of()), List.of()).has("order"))
                .isFalse();
    }

    private static ColumnDefinition column(String name, ColumnType type) {
        return new ColumnDefinition(name, type, "", false, 0, 0, null, false, false, List.of());
    }
}
