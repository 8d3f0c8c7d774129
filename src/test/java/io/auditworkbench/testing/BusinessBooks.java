package io.auditworkbench.testing;

import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.TableMapping;
import io.auditworkbench.infer.TableMapping.FieldColumn;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.infer.Vocabulary.Belonging;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.infer.Vocabulary.Kind;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.synth.HistoryTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The books of a very small business, written transaction by transaction: orders with lines and payments.
///
/// - **Shape**: rows are texts in the order of the columns.
public final class BusinessBooks {

    /// `id, status, total, customer_id`.
    public static final TableSchema ORDERS = table("orders", List.of(0), "id", "status", "total*", "customer_id");

    /// `order_id, line, product_id, quantity, unit_price`.
    public static final TableSchema LINES =
            table("order_lines", List.of(0, 1), "order_id", "line", "product_id", "quantity*", "unit_price*");

    /// `id, order_id, amount, status`.
    public static final TableSchema PAYMENTS = table("payments", List.of(0), "id", "order_id", "amount*", "status");

    /// When the books begin; microseconds since the epoch, UTC.
    public static final long START_MICROS = 1_790_000_000_000_000L;

    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    private final List<HistoryTransaction> transactions = new ArrayList<>();
    private final List<RawChange> open = new ArrayList<>();

    /// The words for these tables.
    public static Vocabulary vocabulary() {
        return new Vocabulary(List.of(
                new Entity(
                        "order",
                        "",
                        List.of(
                                field("id", Kind.TEXT, null, Belonging.REFERENCE),
                                field("status", Kind.TEXT, null, Belonging.REFERENCE),
                                field("total", Kind.NUMBER, null, Belonging.REFERENCE),
                                field("customer", Kind.TEXT, "customer", Belonging.REFERENCE))),
                new Entity(
                        "order_line",
                        "",
                        List.of(
                                field("order", Kind.TEXT, "order", Belonging.PART),
                                field("product", Kind.TEXT, "product", Belonging.REFERENCE),
                                field("quantity", Kind.NUMBER, null, Belonging.REFERENCE),
                                field("unit_price", Kind.NUMBER, null, Belonging.REFERENCE))),
                new Entity(
                        "payment",
                        "",
                        List.of(
                                field("id", Kind.TEXT, null, Belonging.REFERENCE),
                                field("order", Kind.TEXT, "order", Belonging.PART),
                                field("amount", Kind.NUMBER, null, Belonging.REFERENCE),
                                field("status", Kind.TEXT, null, Belonging.REFERENCE)))));
    }

    private static Field field(String name, Kind kind, @Nullable String refersTo, Belonging belonging) {
        return new Field(name, kind, refersTo, belonging, List.of(), "");
    }

    /// What the tables are in those words; a paid order is `sold`.
    public static Mapping mapping() {
        return new Mapping(
                List.of(
                        new TableMapping(
                                "order",
                                ORDERS.name(),
                                Map.of(
                                        "id", plain("id"),
                                        "status", new FieldColumn("status", Map.of("paid", "sold")),
                                        "total", plain("total"),
                                        "customer", plain("customer_id"))),
                        new TableMapping(
                                "order_line",
                                LINES.name(),
                                Map.of(
                                        "order", plain("order_id"),
                                        "product", plain("product_id"),
                                        "quantity", plain("quantity"),
                                        "unit_price", plain("unit_price"))),
                        new TableMapping(
                                "payment",
                                PAYMENTS.name(),
                                Map.of(
                                        "id", plain("id"),
                                        "order", plain("order_id"),
                                        "amount", plain("amount"),
                                        "status", plain("status")))),
                "books");
    }

    private static FieldColumn plain(String column) {
        return new FieldColumn(column, Map.of());
    }

    private static TableSchema table(String name, List<Integer> key, String... columns) {
        List<ColumnDefinition> definitions = Arrays.stream(columns)
                .map(column -> column.endsWith("*")
                        ? column(column.substring(0, column.length() - 1), ColumnType.DECIMAL, "decimal(12,2)", null)
                        : column(column, ColumnType.TEXT, "varchar(40)", "utf8mb4"))
                .toList();
        return new TableSchema(new TableName("shop", name), definitions, key);
    }

    private static ColumnDefinition column(String name, ColumnType type, String declared, @Nullable String charset) {
        return new ColumnDefinition(name, type, declared, false, 0, 0, charset, true, false, List.of());
    }

    /// Adds an insert to the open transaction.
    public BusinessBooks insert(TableSchema table, String... row) {
        return change(Operation.INSERT, table, null, image(table, row));
    }

    /// Adds an update of a row from one state to another.
    public BusinessBooks update(TableSchema table, List<String> before, String... after) {
        return change(Operation.UPDATE, table, image(table, before.toArray(String[]::new)), image(table, after));
    }

    /// Adds a delete.
    public BusinessBooks delete(TableSchema table, String... row) {
        return change(Operation.DELETE, table, image(table, row), null);
    }

    private BusinessBooks change(
            Operation operation, TableSchema table, @Nullable RowImage before, @Nullable RowImage after) {
        int number = transactions.size() + 1;
        open.add(new RawChange(
                operation,
                table,
                before,
                after,
                new SourcePosition("binlog.000001", number * 1_000L, open.size()),
                null));
        return this;
    }

    private static RowImage image(TableSchema table, String... row) {
        List<ColumnValue> values = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            boolean isNumber = table.columns().get(i).type() == ColumnType.DECIMAL;
            values.add(isNumber ? new ColumnValue.Decimal(row[i]) : ColumnValue.Text.of(row[i]));
        }
        return new RowImage(values);
    }

    /// Commits the open transaction so many seconds after the books began.
    public BusinessBooks commit(long seconds, String actor) {
        int number = transactions.size() + 1;
        transactions.add(new HistoryTransaction(
                new TransactionHeader(
                        TransactionKind.STREAM,
                        SERVER + ":" + number,
                        SERVER + ":" + number,
                        "binlog.000001",
                        number * 1_000L,
                        START_MICROS + seconds * 1_000_000,
                        START_MICROS + seconds * 1_000_000 + 5_000,
                        7L,
                        1,
                        0,
                        new Attribution(actor, AttributionGrade.EXACT, AttributionSource.STATEMENT_COMMENT)),
                open));
        open.clear();
        return this;
    }

    /// What was committed, in order.
    public List<HistoryTransaction> transactions() {
        return List.copyOf(transactions);
    }
}
