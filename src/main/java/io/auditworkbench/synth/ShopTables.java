package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.ReferentialAction;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The tables of the synthetic shop, parents before children.
public final class ShopTables {

    /// The schema that every table is in.
    public static final String SCHEMA = "shop";

    static final TableSchema WAREHOUSES =
            table("warehouses", key("id", ColumnType.TINYINT), text("name", 60), text("city", 60));
    static final TableSchema SUPPLIERS =
            table("suppliers", key("id"), text("name", 80), text("email", 120), whole("payment_days"));
    static final TableSchema PRICE_LISTS = table(
            "price_lists", key("id"), text("name", 80), money("percent"), text("created_by", 40), moment("valid_from"));
    static final TableSchema PRODUCTS = table(
            "products",
            key("id"),
            text("sku", 20),
            text("name", 120),
            labels("category", "tea", "coffee", "kitchen", "gifts"),
            money("price"),
            money("cost"),
            parent("supplier_id", SUPPLIERS),
            column("is_active", ColumnType.TINYINT, "tinyint(1)", 1),
            text("updated_by", 40),
            moment("updated_at"));
    static final TableSchema SUPPLIER_PRICES = composite(
            "supplier_prices", 2, parent("supplier_id", SUPPLIERS), parent("product_id", PRODUCTS), money("unit_cost"));
    static final TableSchema CUSTOMERS = table(
            "customers",
            key("id"),
            text("name", 80),
            text("email", 120),
            optional(text("phone", 30)),
            text("street", 80),
            text("city", 60),
            money("credit_limit"),
            labels("status", "active", "blocked"),
            text("updated_by", 40),
            moment("created_at"));
    static final TableSchema USERS = table(
            "users",
            key("id"),
            text("login", 40),
            text("full_name", 80),
            text("email", 120),
            labels("status", "active", "disabled"),
            text("created_by", 40),
            optional(moment("last_login_at")));
    static final TableSchema ROLES =
            table("roles", key("id"), text("name", 40), column("is_privileged", ColumnType.TINYINT, "tinyint(1)", 1));
    static final TableSchema ROLE_GRANTS = composite(
            "role_grants",
            2,
            parent("user_id", USERS),
            parent("role_id", ROLES),
            text("granted_by", 40),
            moment("granted_at"));
    static final TableSchema STOCK = composite(
            "stock",
            2,
            parent("product_id", PRODUCTS),
            parent("warehouse_id", WAREHOUSES),
            whole("on_hand"),
            text("updated_by", 40));
    static final TableSchema PURCHASE_ORDERS = table(
            "purchase_orders",
            key("id"),
            parent("supplier_id", SUPPLIERS),
            labels("status", "open", "approved", "received", "cancelled"),
            money("total"),
            text("created_by", 40),
            optional(text("approved_by", 40)),
            moment("created_at"));
    static final TableSchema PURCHASE_LINES = composite(
            "purchase_lines",
            2,
            parent("purchase_order_id", PURCHASE_ORDERS),
            whole("line_number"),
            parent("product_id", PRODUCTS),
            whole("quantity"),
            money("unit_cost"));
    static final TableSchema ORDERS = table(
            "orders",
            key("id", ColumnType.BIGINT),
            text("number", 20),
            parent("customer_id", CUSTOMERS),
            labels("status", "new", "paid", "shipped", "delivered", "cancelled"),
            money("total"),
            text("currency", 3),
            text("created_by", 40),
            text("updated_by", 40),
            moment("placed_at"));
    static final TableSchema ORDER_LINES = composite(
            "order_lines",
            2,
            parent("order_id", ORDERS),
            whole("line_number"),
            parent("product_id", PRODUCTS),
            whole("quantity"),
            money("unit_price"));
    static final TableSchema PAYMENTS = table(
            "payments",
            key("id", ColumnType.BIGINT),
            parent("order_id", ORDERS),
            labels("method", "card", "transfer", "voucher"),
            money("amount"),
            labels("status", "pending", "received", "failed"),
            text("reference", 40),
            moment("created_at"));
    static final TableSchema REFUNDS = table(
            "refunds",
            key("id", ColumnType.BIGINT),
            parent("order_id", ORDERS),
            parent("payment_id", PAYMENTS),
            money("amount"),
            labels("status", "requested", "approved", "issued", "rejected"),
            text("reason", 80),
            text("requested_by", 40),
            optional(text("approved_by", 40)),
            moment("created_at"));
    static final TableSchema INVOICES = table(
            "invoices",
            key("id", ColumnType.BIGINT),
            column("number", ColumnType.BIGINT, "bigint", 0),
            parent("order_id", ORDERS),
            money("amount"),
            moment("issued_at"));
    static final TableSchema STOCK_MOVEMENTS = table(
            "stock_movements",
            key("id", ColumnType.BIGINT),
            parent("product_id", PRODUCTS),
            parent("warehouse_id", WAREHOUSES),
            whole("quantity"),
            labels("reason", "sold", "received", "returned", "adjusted"),
            optional(parent("order_id", ORDERS)),
            optional(parent("purchase_order_id", PURCHASE_ORDERS)),
            text("created_by", 40),
            moment("moved_at"));

    private static final List<TableSchema> ALL = List.of(
            WAREHOUSES,
            SUPPLIERS,
            PRICE_LISTS,
            PRODUCTS,
            SUPPLIER_PRICES,
            CUSTOMERS,
            USERS,
            ROLES,
            ROLE_GRANTS,
            STOCK,
            PURCHASE_ORDERS,
            PURCHASE_LINES,
            ORDERS,
            ORDER_LINES,
            PAYMENTS,
            REFUNDS,
            INVOICES,
            STOCK_MOVEMENTS);

    /// A column, and the table that it refers to by that table's first key column.
    private record Part(ColumnDefinition column, List<TableSchema> parents) {}

    private ShopTables() {}

    /// Every table; a table stands after those that it refers to.
    public static List<TableSchema> all() {
        return ALL;
    }

    private static TableSchema table(String name, Part... parts) {
        return composite(name, 1, parts);
    }

    private static TableSchema composite(String name, int keyColumns, Part... parts) {
        List<ColumnDefinition> columns = Arrays.stream(parts).map(Part::column).toList();
        List<Integer> key = keyColumns == 1 ? List.of(0) : List.of(0, 1);
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (Part part : parts) {
            for (TableSchema parent : part.parents()) {
                foreignKeys.add(new ForeignKey(
                        name + "_ibfk_" + (foreignKeys.size() + 1),
                        List.of(part.column().name()),
                        parent.name(),
                        List.of(parent.columns().getFirst().name()),
                        ReferentialAction.RESTRICT,
                        ReferentialAction.RESTRICT));
            }
        }
        return new TableSchema(new TableName(SCHEMA, name), columns, key, foreignKeys);
    }

    private static Part key(String name) {
        return key(name, ColumnType.INT);
    }

    private static Part key(String name, ColumnType type) {
        return column(name, type, integer(type), 0);
    }

    private static String integer(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static Part parent(String name, TableSchema parent) {
        ColumnType type = parent.columns().getFirst().type();
        return new Part(column(name, type, integer(type), 0).column(), List.of(parent));
    }

    private static Part whole(String name) {
        return column(name, ColumnType.INT, "int", 0);
    }

    private static Part text(String name, int length) {
        return column(name, ColumnType.TEXT, "varchar(" + length + ")", length);
    }

    private static Part moment(String name) {
        return column(name, ColumnType.DATETIME, "datetime", 0);
    }

    private static Part money(String name) {
        return new Part(
                new ColumnDefinition(
                        name, ColumnType.DECIMAL, "decimal(12,2)", false, 12, 2, null, false, false, List.of()),
                List.of());
    }

    private static Part labels(String name, String... labels) {
        String declared = Arrays.stream(labels).collect(Collectors.joining("','", "enum('", "')"));
        return new Part(
                new ColumnDefinition(
                        name, ColumnType.ENUM, declared, false, 1, 0, "utf8mb4", false, false, List.of(labels)),
                List.of());
    }

    private static Part optional(Part part) {
        ColumnDefinition column = part.column();
        return new Part(
                new ColumnDefinition(
                        column.name(),
                        column.type(),
                        column.declaredType(),
                        column.isUnsigned(),
                        column.length(),
                        column.scale(),
                        column.charset(),
                        true,
                        column.isGenerated(),
                        column.labels()),
                part.parents());
    }

    private static Part column(String name, ColumnType type, String declared, int length) {
        String charset = type == ColumnType.TEXT ? "utf8mb4" : null;
        return new Part(
                new ColumnDefinition(name, type, declared, false, length, 0, charset, false, false, List.of()),
                List.of());
    }
}
