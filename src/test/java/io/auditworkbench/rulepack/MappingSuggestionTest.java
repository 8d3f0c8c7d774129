package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.TableMapping.FieldColumn;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.synth.ShopTables;
import java.util.List;
import java.util.Map;
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

    /// The shop as another shop would have called it; what cannot be guessed from such names is left out, and said.
    @Test
    void suggestFindsTheShopUnderOtherNames() {
        // Given
        Map<String, String> tableNames = Map.of(
                "customers", "Clients",
                "products", "articles",
                "stock", "inventory",
                "stock_movements", "inventory_log",
                "orders", "sales_orders",
                "order_lines", "sales_order_items",
                "payments", "receipts",
                "users", "staff",
                "roles", "permissions");
        Map<String, String> columnNames = Map.of(
                "credit_limit", "max_credit",
                "on_hand", "qty",
                "total", "grand_total",
                "status", "state",
                "login", "username");
        List<TableSchema> tables = ShopTables.all().stream()
                .map(table -> renamed(table, tableNames, columnNames))
                .toList();

        // When
        ProposedMapping proposal = SUGGESTION.suggest("store9", tables, MappingSuggestion.SeenValues.NONE);

        // Then
        Mapping mapping = read(proposal.text(), tables);
        assertThat(mapping.of(new TableName("store9", "Clients"))
                        .orElseThrow()
                        .fields()
                        .get("credit_limit")
                        .column())
                .isEqualTo("max_credit");
        assertThat(mapping.ofEntity("order").getFirst().table()).isEqualTo(new TableName("store9", "sales_orders"));
        assertThat(mapping.ofEntity("order").getFirst().fields())
                .containsEntry("status", new FieldColumn("state", Map.of("paid", "sold")))
                .containsEntry("customer", new FieldColumn("customer_id", Map.of()))
                .containsEntry("total", new FieldColumn("grand_total", Map.of()));
        assertThat(mapping.ofEntity("order_line").getFirst().fields())
                .containsEntry("order", new FieldColumn("order_id", Map.of()));
        assertThat(mapping.has("stock", "quantity")).isTrue();
        assertThat(mapping.has("role_grant", "role")).isTrue();
        assertThat(proposal.text()).endsWith("""
                        # no table found for role
                        # not mapped: permissions, price_lists, supplier_prices, suppliers, warehouses
                        """);
    }

    private static TableSchema renamed(
            TableSchema table, Map<String, String> tableNames, Map<String, String> columnNames) {
        List<ColumnDefinition> columns = table.columns().stream()
                .map(column -> new ColumnDefinition(
                        columnNames.getOrDefault(column.name(), column.name()),
                        column.type(),
                        column.declaredType(),
                        column.isUnsigned(),
                        column.length(),
                        column.scale(),
                        column.charset(),
                        column.isNullable(),
                        column.isGenerated(),
                        column.labels()))
                .toList();
        List<ForeignKey> keys = table.foreignKeys() == null
                ? null
                : table.foreignKeys().stream()
                        .map(key -> new ForeignKey(
                                key.name(),
                                key.columns(),
                                name(key.parent(), tableNames),
                                key.parentColumns(),
                                key.onDelete(),
                                key.onUpdate()))
                        .toList();
        return new TableSchema(name(table.name(), tableNames), columns, table.keyColumns(), keys);
    }

    private static TableName name(TableName table, Map<String, String> names) {
        return new TableName("store9", names.getOrDefault(table.table(), table.table()));
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
                      status: {column: state, words: {OPEN: new, PAID: sold}}  # another name for status; no word for PARKED, the words are new, sold, shipped, delivered, cancelled
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
        String text = SUGGESTION.suggest("empty", List.of());

        assertThat(new MappingReader(WORDS).read(PackFile.of("suggested.yaml", text)))
                .isInstanceOfSatisfying(
                        ReadMapping.Accepted.class,
                        readable -> assertThat(readable.mapping().tables()).isEmpty());
    }

    @Test
    void suggestTakesTheValuesThatWereSeenWhereTheTypeListsNone() {
        TableSchema sales = new TableSchema(
                new TableName("till", "sales"),
                List.of(
                        column("id", ColumnType.INT),
                        column("state", ColumnType.TEXT),
                        column("amount", ColumnType.DECIMAL)),
                List.of(0));

        ProposedMapping proposal = SUGGESTION.suggest(
                "till",
                List.of(sales),
                (table, column) ->
                        column.equals("state") && table.equals(sales.name()) ? List.of("PAID", "P") : List.of());

        assertThat(proposal.text())
                .contains("status: {column: state, words: {PAID: sold}}  # another name for status; no word for P, the"
                        + " words are new, sold, shipped, delivered, cancelled\n");
        assertThat(proposal.placed().getFirst().fields().get(1).unknownValues()).containsExactly("P");
        assertThat(proposal.missing()).contains("refund").doesNotContain("order");
    }

    private static ColumnDefinition column(String name, ColumnType type) {
        return new ColumnDefinition(name, type, "", false, 0, 0, null, false, false, List.of());
    }
}
