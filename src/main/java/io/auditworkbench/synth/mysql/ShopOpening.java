package io.auditworkbench.synth.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Random;

/// The rows a new demo shop opens with: warehouses, products with their stock, customers.
final class ShopOpening {

    private static final String[] FIRST_NAMES = {"Ana", "Björn", "Chloé", "Dmitri", "Elif", "Farid", "Grace", "Hanna"};
    private static final String[] LAST_NAMES = {"Álvarez", "Berg", "Costa", "Demir", "Ivanova", "Müller", "Okafor", "李"
    };
    private static final String[] CATEGORIES = {"books", "garden", "kitchen", "toys"};
    private static final String[] ADJECTIVES = {"Small", "Large", "Red", "Wooden", "Folding", "Classic"};
    private static final String[] THINGS = {"lamp", "atlas", "teapot", "puzzle", "spade", "knife", "kite", "bowl"};

    private ShopOpening() {}

    static void fillIfEmpty(Connection connection, long seed) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery("select 1 from warehouses limit 1")) {
            if (any.next()) {
                return;
            }
        }
        Random random = new Random(seed);
        connection.setAutoCommit(false);
        addWarehouses(connection);
        addProducts(connection, random);
        addCustomers(connection, random);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void addWarehouses(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into warehouses values"
                    + " (1, 'Hamburg', '06:30:00'), (2, 'Lyon', '07:00:00'), (3, 'Kraków', '05:45:00')");
        }
    }

    private static void addProducts(Connection connection, Random random) throws SQLException {
        String sql = "insert into products(id, sku, name, category, price, weight_kg, attributes, updated_by)"
                + " values (?, ?, ?, ?, ?, ?, ?, 'opening')";
        try (PreparedStatement product = connection.prepareStatement(sql);
                PreparedStatement stock = connection.prepareStatement("insert into stock values (?, ?, ?)")) {
            for (int id = 1; id <= ShopSchema.PRODUCTS; id++) {
                product.setInt(1, id);
                product.setString(2, String.format(Locale.ROOT, "SKU%05d", id));
                product.setString(3, one(random, ADJECTIVES) + " " + one(random, THINGS));
                product.setString(4, one(random, CATEGORIES));
                product.setBigDecimal(5, ShopSession.price(random));
                product.setFloat(6, random.nextInt(1, 200) / 10f);
                product.setString(
                        7,
                        String.format(
                                Locale.ROOT,
                                "{\"colour\": \"%s\", \"rating\": %d}",
                                one(random, "red", "grey"),
                                id % 6));
                product.addBatch();
                for (int warehouse = 1; warehouse <= ShopSchema.WAREHOUSES; warehouse++) {
                    stock.setInt(1, id);
                    stock.setInt(2, warehouse);
                    stock.setInt(3, random.nextInt(500, 1_000));
                    stock.addBatch();
                }
            }
            product.executeBatch();
            stock.executeBatch();
        }
    }

    private static void addCustomers(Connection connection, Random random) throws SQLException {
        String sql = "insert into customers(id, name, email, phone, birth_date, marketing) values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement customer = connection.prepareStatement(sql)) {
            for (int id = 1; id <= ShopSchema.CUSTOMERS; id++) {
                customer.setInt(1, id);
                customer.setString(2, one(random, FIRST_NAMES) + " " + one(random, LAST_NAMES));
                customer.setString(3, "customer" + id + "@example.com");
                customer.setString(
                        4,
                        random.nextInt(3) == 0
                                ? null
                                : String.format(Locale.ROOT, "+49 30 %07d", random.nextInt(9_999_999)));
                customer.setString(
                        5,
                        String.format(
                                Locale.ROOT, "%d-%02d-%02d", random.nextInt(1940, 2006), id % 12 + 1, id % 28 + 1));
                customer.setString(6, one(random, "", "mail", "mail,sms", "phone"));
                customer.addBatch();
            }
            customer.executeBatch();
        }
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
