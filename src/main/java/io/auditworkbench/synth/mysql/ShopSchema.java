package io.auditworkbench.synth.mysql;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.ShopActor;
import io.auditworkbench.synth.ShopChange;
import io.auditworkbench.synth.ShopStatements;
import io.auditworkbench.synth.ShopTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Creates the synthetic shop's tables on a server, and the rows it opens with.
final class ShopSchema {

    private static final ShopActor FOUNDER = new ShopActor("founder", ShopActor.Kind.SERVICE, 0);

    private ShopSchema() {}

    /// Creates the schema and fills it in one transaction.
    ///
    /// - **Errors**: `BAD_USAGE` when a schema of this name has tables already; it is not ours then.
    static void create(Connection connection, String schema, List<ShopChange> opening) throws SQLException {
        refuseForeign(connection, schema);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists " + quoted(schema) + " character set utf8mb4");
        }
        // a statement keeps the schema that was chosen when it was made
        connection.setCatalog(schema);
        try (Statement statement = connection.createStatement()) {
            for (TableSchema table : ShopTables.all()) {
                statement.execute(definition(table));
            }
        }
        fill(connection, opening);
    }

    private static void refuseForeign(Connection connection, String schema) throws SQLException {
        String sql = "select count(*) from information_schema.tables where table_schema = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                if (count.getInt(1) > 0) {
                    throw new WorkbenchException(
                            ErrorCode.BAD_USAGE,
                            "The schema " + schema + " has tables already.",
                            "Name one that does not exist; the shop creates its own and touches no other.");
                }
            }
        }
    }

    private static String definition(TableSchema table) {
        List<String> parts = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            parts.add(quoted(column.name()) + " " + column.declaredType()
                    + (column.isNullable() ? " null" : " not null"));
        }
        parts.add("primary key ("
                + String.join(
                        ", ",
                        table.keyColumns().stream()
                                .map(index -> quoted(table.columns().get(index).name()))
                                .toList())
                + ")");
        for (ForeignKey key : Objects.requireNonNull(table.foreignKeys())) {
            parts.add("constraint " + quoted(key.name()) + " foreign key ("
                    + quoted(key.columns().getFirst()) + ") references "
                    + quoted(key.parent().table()) + " ("
                    + quoted(key.parentColumns().getFirst()) + ")");
        }
        return "create table " + quoted(table.name().table()) + " (" + String.join(", ", parts) + ")";
    }

    private static void fill(Connection connection, List<ShopChange> opening) throws SQLException {
        ShopStatements statements = new ShopStatements();
        connection.setAutoCommit(false);
        String text = "";
        PreparedStatement batch = null;
        try {
            for (ShopChange row : opening) {
                ShopStatements.Bound bound = statements.bind(FOUNDER, row);
                if (batch == null || !bound.text().equals(text)) {
                    if (batch != null) {
                        batch.executeBatch();
                        batch.close();
                    }
                    text = bound.text();
                    batch = connection.prepareStatement(text);
                }
                ShopSession.set(batch, bound.values());
                batch.addBatch();
            }
            if (batch != null) {
                batch.executeBatch();
            }
        } finally {
            if (batch != null) {
                batch.close();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
