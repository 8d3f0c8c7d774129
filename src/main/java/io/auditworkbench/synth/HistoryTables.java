package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;

/// The tables of the invented shop.
final class HistoryTables {

    static final TableSchema CUSTOMERS =
            table("customers", id(), text("name", 80), text("email", 120), money("credit_limit"), moment("updated_at"));
    static final TableSchema PRODUCTS =
            table("products", id(), text("title", 80), money("price"), whole("stock"), moment("updated_at"));
    static final TableSchema ORDERS = table(
            "orders",
            id(),
            whole("customer_id"),
            text("status", 20),
            money("total"),
            text("note", 200),
            moment("placed_at"),
            moment("updated_at"));
    static final TableSchema LINES =
            table("order_lines", id(), whole("order_id"), whole("product_id"), whole("quantity"), money("unit_price"));
    static final TableSchema PAYMENTS =
            table("payments", id(), whole("order_id"), money("amount"), text("method", 20), text("reference", 40));
    static final TableSchema REFUNDS =
            table("refunds", id(), whole("order_id"), money("amount"), text("reason", 200), text("approved_by", 40));
    static final TableSchema SESSIONS =
            table("sessions", id(), whole("customer_id"), text("token", 32), moment("last_seen"));
    /// Hardly ever changed.
    static final TableSchema PRICE_RULES = table("price_rules", id(), text("name", 60), whole("percent"));

    private HistoryTables() {}

    private static TableSchema table(String name, ColumnDefinition... columns) {
        return new TableSchema(new TableName("shop", name), List.of(columns), List.of(0));
    }

    private static ColumnDefinition id() {
        return column("id", ColumnType.BIGINT, "bigint", 0, 0);
    }

    private static ColumnDefinition whole(String name) {
        return column(name, ColumnType.BIGINT, "bigint", 0, 0);
    }

    private static ColumnDefinition money(String name) {
        return column(name, ColumnType.DECIMAL, "decimal(12,2)", 12, 2);
    }

    private static ColumnDefinition moment(String name) {
        return column(name, ColumnType.TIMESTAMP, "timestamp", 0, 0);
    }

    private static ColumnDefinition text(String name, int length) {
        return column(name, ColumnType.TEXT, "varchar(" + length + ")", length, 0);
    }

    private static ColumnDefinition column(String name, ColumnType type, String declared, int length, int scale) {
        String charset = type == ColumnType.TEXT ? "utf8mb4" : null;
        return new ColumnDefinition(name, type, declared, false, length, scale, charset, true, false, List.of());
    }
}
