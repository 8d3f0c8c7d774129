package io.auditworkbench.synth.mysql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One worker of the demo shop: does one small, complete piece of business after the other.
///
/// - **Shape**: order ids are `number + k × stride`, so that workers never share one and need not ask for one.
/// - **Threading**: one thread.
final class ShopSession {

    private static final String[] STAFF = {"maria.gomez", "jan.kowalski", "aisha.bello", "tom.fischer"};

    private final Random random;
    private final int stride;
    private long nextOrder;
    private final Deque<Order> open = new ArrayDeque<>();
    private final Deque<Order> paid = new ArrayDeque<>();

    private record Order(long id, BigDecimal total, int product, int quantity) {}

    ShopSession(Random random, long firstOrder, int stride) {
        this.random = random;
        this.nextOrder = firstOrder;
        this.stride = stride;
    }

    static BigDecimal price(Random random) {
        return BigDecimal.valueOf(random.nextLong(199, 19_999), 2);
    }

    /// Does the next piece of business in one transaction, and commits it.
    ///
    /// - **Errors**: the exception of the server, with the transaction still open; the business is then forgotten,
    ///   also when nobody knows whether it was committed.
    void doBusiness(Connection connection) throws SQLException {
        Runnable remember = nextBusiness(connection);
        connection.commit();
        remember.run();
    }

    private Runnable nextBusiness(Connection connection) throws SQLException {
        return switch (random.nextInt(20)) {
            case 0 -> changePrice(connection);
            case 1 -> editCustomer(connection);
            case 2 -> restock(connection);
            case 3 -> logIn(connection);
            case 4 -> cancel(connection);
            case 5 -> refund(connection);
            case 6, 7, 8, 9, 10, 11 -> pay(connection);
            case 12, 13, 14 -> ship(connection);
            default -> placeOrder(connection);
        };
    }

    private Runnable placeOrder(Connection connection) throws SQLException {
        String actor = "web";
        int lines = random.nextInt(1, 5);
        BigDecimal unitPrice = price(random);
        int product = random.nextInt(1, ShopSchema.PRODUCTS + 1);
        int quantity = random.nextInt(1, 4);
        BigDecimal total = unitPrice.multiply(BigDecimal.valueOf((long) lines * quantity));
        Order order = new Order(nextOrder, total, product, quantity);
        nextOrder += stride;
        run(
                connection,
                actor,
                "insert into orders(id, customer_id, status, total, note, updated_by) values (?, ?, 'new', ?, ?, ?)",
                order.id(),
                random.nextInt(1, ShopSchema.CUSTOMERS + 1),
                total,
                random.nextInt(4) == 0 ? "Please ring twice — 🎁" : null,
                actor);
        for (int line = 1; line <= lines; line++) {
            run(
                    connection,
                    actor,
                    "insert into order_lines values (?, ?, ?, ?, ?)",
                    order.id(),
                    line,
                    (product + line - 2) % ShopSchema.PRODUCTS + 1,
                    quantity,
                    unitPrice);
        }
        return () -> open.addLast(order);
    }

    private Runnable pay(Connection connection) throws SQLException {
        Order order = open.pollFirst();
        if (order == null) {
            return placeOrder(connection);
        }
        byte[] reference = new byte[16];
        random.nextBytes(reference);
        run(
                connection,
                "web",
                "insert into payments(order_id, method, amount, provider_reference) values (?, ?, ?, ?)",
                order.id(),
                one("card", "invoice", "transfer"),
                order.total(),
                reference);
        run(connection, "web", "update orders set status = 'paid', updated_by = 'web' where id = ?", order.id());
        return () -> paid.addLast(order);
    }

    private Runnable ship(Connection connection) throws SQLException {
        Order order = paid.pollFirst();
        if (order == null) {
            return placeOrder(connection);
        }
        String actor = one(STAFF);
        moveStock(connection, actor, order.product(), -order.quantity(), "sold");
        run(connection, actor, "update orders set status = 'shipped', updated_by = ? where id = ?", actor, order.id());
        return ShopSession::nothing;
    }

    private Runnable cancel(Connection connection) throws SQLException {
        Order order = open.pollLast();
        if (order == null) {
            return placeOrder(connection);
        }
        run(connection, "web", "delete from order_lines where order_id = ?", order.id());
        run(connection, "web", "update orders set status = 'cancelled', updated_by = 'web' where id = ?", order.id());
        return ShopSession::nothing;
    }

    private Runnable refund(Connection connection) throws SQLException {
        Order order = paid.pollLast();
        if (order == null) {
            return placeOrder(connection);
        }
        String actor = one(STAFF);
        run(
                connection,
                actor,
                "insert into payments(order_id, method, amount, provider_reference, approved_by)"
                        + " values (?, 'transfer', ?, x'00', ?)",
                order.id(),
                order.total().negate(),
                actor);
        run(connection, actor, "update orders set status = 'refunded', updated_by = ? where id = ?", actor, order.id());
        return ShopSession::nothing;
    }

    private Runnable changePrice(Connection connection) throws SQLException {
        String actor = one(STAFF);
        run(
                connection,
                actor,
                "update products set price = ?, updated_by = ? where id = ?",
                price(random),
                actor,
                random.nextInt(1, ShopSchema.PRODUCTS + 1));
        return ShopSession::nothing;
    }

    private Runnable restock(Connection connection) throws SQLException {
        int product = random.nextInt(1, ShopSchema.PRODUCTS + 1);
        moveStock(connection, one(STAFF), product, random.nextInt(10, 100), "restocked");
        return ShopSession::nothing;
    }

    private void moveStock(Connection connection, String actor, int product, int quantity, String reason)
            throws SQLException {
        int warehouse = random.nextInt(1, ShopSchema.WAREHOUSES + 1);
        run(
                connection,
                actor,
                "update stock set on_hand = on_hand + ? where product_id = ? and warehouse_id = ?",
                quantity,
                product,
                warehouse);
        run(
                connection,
                actor,
                "insert into stock_movements(product_id, warehouse_id, quantity, reason) values (?, ?, ?, ?)",
                product,
                warehouse,
                quantity,
                reason);
    }

    private Runnable editCustomer(Connection connection) throws SQLException {
        run(
                connection,
                one(STAFF),
                "update customers set credit_limit = ?, marketing = ?, preferences = ? where id = ?",
                BigDecimal.valueOf(random.nextLong(1, 50) * 100),
                one("", "mail", "sms,mail", "phone"),
                "{\"language\": \"" + one("de", "fr", "pl") + "\", \"theme\": {\"dark\": " + random.nextBoolean()
                        + "}}",
                random.nextInt(1, ShopSchema.CUSTOMERS + 1));
        return ShopSession::nothing;
    }

    private Runnable logIn(Connection connection) throws SQLException {
        byte[] address = {10, 0, (byte) random.nextInt(4), (byte) random.nextInt(256)};
        run(
                connection,
                "web",
                "insert into login_log(customer_id, address) values (?, ?)",
                random.nextInt(1, ShopSchema.CUSTOMERS + 1),
                address);
        return ShopSession::nothing;
    }

    /// The comment names who acts, as applications do that want their changes to be attributed.
    private static void run(Connection connection, String actor, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("/* actor=" + actor + " */ " + sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }

    /// Some business leaves nothing to come back to.
    private static void nothing() {}

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }
}
