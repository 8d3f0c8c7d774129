package io.auditworkbench.workbench;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of [StoredShop].
final class ShopTables {

    static final TableSchema CUSTOMERS = new TableSchema(
            new TableName("shop", "customers"),
            List.of(
                    column("id", ColumnType.INT, "int"),
                    column("name", ColumnType.TEXT, "varchar(80)"),
                    column("credit_limit", ColumnType.DECIMAL, "decimal(10,2)")),
            List.of(0));
    static final TableSchema ORDERS = orders("shop", List.of());

    /// Orders after `ALTER TABLE … ADD COLUMN note`.
    static final TableSchema ORDERS_WITH_NOTE =
            orders("shop", List.of(column("note", ColumnType.TEXT, "varchar(200)")));

    static final TableSchema ARCHIVED_ORDERS = orders("archive", List.of());
    static final TableSchema LINES = new TableSchema(
            new TableName("shop", "order_lines"),
            List.of(
                    column("order_id", ColumnType.BIGINT, "bigint"),
                    column("line", ColumnType.INT, "int"),
                    column("product", ColumnType.TEXT, "varchar(40)"),
                    column("price", ColumnType.DECIMAL, "decimal(10,2)")),
            List.of(0, 1));

    /// Without a primary key.
    static final TableSchema LOG = new TableSchema(
            new TableName("shop", "log"),
            List.of(column("what", ColumnType.TEXT, "varchar(80)"), column("level", ColumnType.TINYINT, "tinyint")),
            List.of());

    static final TableSchema CARTS = new TableSchema(
            new TableName("shop", "carts"),
            List.of(column("id", ColumnType.INT, "int"), column("items", ColumnType.JSON, "json")),
            List.of(0));
    static final TableSchema ODD = new TableSchema(
            new TableName("shop", "odd `name`/😀"),
            List.of(column("a key", ColumnType.TEXT, "varchar(20)"), column("op", ColumnType.TEXT, "varchar(20)")),
            List.of(0));

    /// One column of every kind of value.
    static final TableSchema KINDS = new TableSchema(
            new TableName("shop", "kinds"),
            List.of(
                    column("id", ColumnType.INT, "int"),
                    new ColumnDefinition(
                            "big", ColumnType.BIGINT, "bigint unsigned", true, 20, 0, null, true, false, List.of()),
                    column("dec_value", ColumnType.DECIMAL, "decimal(38,10)"),
                    column("real8", ColumnType.DOUBLE, "double"),
                    column("real4", ColumnType.FLOAT, "float"),
                    new ColumnDefinition("flags", ColumnType.BIT, "bit(9)", false, 9, 0, null, true, false, List.of()),
                    column("text_value", ColumnType.TEXT, "text"),
                    column("json_value", ColumnType.JSON, "json"),
                    column("bytes", ColumnType.BINARY, "varbinary(20)"),
                    column("day", ColumnType.DATE, "date"),
                    column("moment", ColumnType.DATETIME, "datetime(6)"),
                    column("length", ColumnType.TIME, "time(3)"),
                    column("made", ColumnType.YEAR, "year"),
                    new ColumnDefinition(
                            "doubled", ColumnType.DOUBLE, "double", false, 0, 0, null, true, true, List.of()),
                    column("nothing", ColumnType.TEXT, "varchar(10)")),
            List.of(0));

    private ShopTables() {}

    private static TableSchema orders(String schema, List<ColumnDefinition> further) {
        List<ColumnDefinition> columns = new ArrayList<>(List.of(
                column("id", ColumnType.BIGINT, "bigint"),
                column("customer_id", ColumnType.INT, "int"),
                column("status", ColumnType.TEXT, "varchar(20)"),
                column("total", ColumnType.DECIMAL, "decimal(10,2)")));
        columns.addAll(further);
        return new TableSchema(new TableName(schema, "orders"), columns, List.of(0));
    }

    static ColumnDefinition column(String name, ColumnType type, String declared) {
        @Nullable String charset = type == ColumnType.TEXT ? "utf8mb4" : null;
        return new ColumnDefinition(name, type, declared, false, 0, 0, charset, true, false, List.of());
    }
}
