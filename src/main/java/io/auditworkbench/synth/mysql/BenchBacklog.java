package io.auditworkbench.synth.mysql;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/// The two backlogs that capture is measured on.
///
/// - **Shape**: `BULK` is 300 inserts and 200 updates of 1,000 rows each, one a transaction: 500,000 row changes of
///   about 360 bytes. `OLTP` is 100,000 transactions of one insert and one update: 200,000 row changes. `share` shrinks
///   both.
public final class BenchBacklog {

    /// Which backlog.
    public enum Kind {
        BULK,
        OLTP
    }

    private static final int BULK_INSERTS = 300;
    private static final int BULK_UPDATES = 200;
    private static final int BULK_ROWS = 1_000;
    private static final int OLTP_TRANSACTIONS = 100_000;

    private static final String TABLE = """
            create table item(
              id bigint unsigned primary key auto_increment, sku varchar(32) not null, name varchar(80), status enum('new','paid','sent'),
              price decimal(12,2), stock int, weight double, tags json, note varchar(120), active tinyint, created datetime(6),
              changed timestamp null, customer int, region char(4))
            """;

    private BenchBacklog() {}

    /// Makes the table in a new schema of this name.
    ///
    /// - **Errors**: `MYSQL_NOT_AVAILABLE` when the server refuses it.
    public static void createTable(EmbeddedMysql mysql, String schema) {
        try (Connection connection = mysql.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema);
            statement.execute("create schema " + schema + " character set utf8mb4");
            statement.execute("use " + schema);
            statement.execute(TABLE);
        } catch (SQLException refused) {
            throw failed(refused);
        }
    }

    /// Writes the backlog and returns how many row changes it holds.
    ///
    /// - **Shape**: `percent` of the full size, 1 to 100.
    /// - **Errors**: `MYSQL_NOT_AVAILABLE` when the server refuses it.
    public static long write(EmbeddedMysql mysql, String schema, Kind kind, int percent) {
        try (Connection connection = mysql.connect()) {
            connection.setCatalog(schema);
            connection.setAutoCommit(false);
            return switch (kind) {
                case BULK -> bulk(connection, percent);
                case OLTP -> oltp(connection, percent);
            };
        } catch (SQLException refused) {
            throw failed(refused);
        }
    }

    private static WorkbenchException failed(SQLException refused) {
        return new WorkbenchException(
                ErrorCode.MYSQL_NOT_AVAILABLE,
                "The embedded MySQL refused the backlog (error " + refused.getErrorCode() + ").",
                "Check that the disk has 2 GB free.",
                refused);
    }

    private static long bulk(Connection connection, int percent) throws SQLException {
        int inserts = Math.max(1, BULK_INSERTS * percent / 100);
        int updates = Math.max(1, BULK_UPDATES * percent / 100);
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < inserts; i++) {
                statement.execute(insert(i * BULK_ROWS, BULK_ROWS));
                connection.commit();
            }
            for (int i = 0; i < updates; i++) {
                int from = i % inserts * BULK_ROWS + 1;
                statement.execute(
                        "update item set status = 'paid', stock = stock - 1, note = concat('sold ', id, ' ', note)"
                                + " where id between " + from + " and " + (from + BULK_ROWS - 1));
                connection.commit();
            }
        }
        return (long) (inserts + updates) * BULK_ROWS;
    }

    private static long oltp(Connection connection, int percent) throws SQLException {
        int transactions = Math.max(1, OLTP_TRANSACTIONS * percent / 100);
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into item(sku,name,status,price,stock,weight,tags,note,active,created,changed,customer,region)"
                                + " values (?,?,'new',?,?,?,?,?,1,?,?,?,'EU-W')");
                PreparedStatement update = connection.prepareStatement(
                        "update item set status = 'paid', stock = stock - 1 where id = ?")) {
            for (int i = 1; i <= transactions; i++) {
                bind(insert, i);
                insert.execute();
                update.setInt(1, i);
                update.execute();
                connection.commit();
            }
        }
        return transactions * 2L;
    }

    private static void bind(PreparedStatement insert, int i) throws SQLException {
        insert.setString(1, "SKU-" + i);
        insert.setString(2, "Item number " + i);
        insert.setString(3, i % 1_000 + ".99");
        insert.setInt(4, i % 500);
        insert.setDouble(5, i * 0.125);
        insert.setString(6, "{\"a\": " + i + ", \"b\": \"x\"}");
        insert.setString(7, "a note of ordinary length for item " + i);
        insert.setString(8, "2026-11-23 10:00:00.123456");
        insert.setString(9, "2026-11-23 10:00:00");
        insert.setInt(10, i % 10_000);
    }

    private static String insert(int from, int rows) {
        StringBuilder sql = new StringBuilder(
                "insert into item(sku,name,status,price,stock,weight,tags,note,active,created,changed,customer,region) values ");
        for (int i = from + 1; i <= from + rows; i++) {
            sql.append(i == from + 1 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "('SKU-%d','Item number %d','new',%d.99,%d,%.3f,'{\"a\": %d, \"b\": \"x\"}','a note of ordinary length for item"
                                    + " %d',1,'2026-11-23 10:00:00.123456','2026-11-23 10:00:00',%d,'EU-W')",
                            i,
                            i,
                            i % 1_000,
                            i % 500,
                            i * 0.125,
                            i,
                            i,
                            i % 10_000));
        }
        return sql.toString();
    }
}
