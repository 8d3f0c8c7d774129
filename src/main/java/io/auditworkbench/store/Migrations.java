package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Brings a store's tables to the version of this program: the files `migrations/V<n>.sql`, one transaction each.
///
/// - **Shape**: `pragma user_version` holds the version, `pragma application_id` says that the file is a store.
final class Migrations {

    /// The version this program writes.
    static final int NEWEST = 8;

    /// The bytes `AuWb`: what `file` and SQLite see in the header of a store.
    static final int APPLICATION_ID = 0x41755762;

    private Migrations() {}

    /// Runs what is missing.
    ///
    /// - **Errors**: `STORE_NOT_A_STORE`, `STORE_NEWER`; the file is untouched then.
    static void run(Path file, Connection connection) throws SQLException {
        boolean isEmpty = isEmpty(connection);
        if (!isEmpty) {
            check(file, connection);
        }
        for (int version = version(connection) + 1; version <= NEWEST; version++) {
            migrate(connection, version);
        }
    }

    /// Refuses a file that is no store, or one that a newer program wrote.
    static void check(Path file, Connection connection) throws SQLException {
        if (number(connection, "pragma application_id") != APPLICATION_ID) {
            throw new WorkbenchException(
                    ErrorCode.STORE_NOT_A_STORE,
                    isEmpty(connection)
                            ? "The file is empty, and no store: " + file + "."
                            : "The file is a SQLite database, but not an Audit Workbench store: " + file + ".",
                    "Name the store's file, or a file that does not exist yet to begin a new store.");
        }
        if (version(connection) > NEWEST) {
            throw new WorkbenchException(
                    ErrorCode.STORE_NEWER,
                    "The store " + file + " was written by a newer Audit Workbench (store version "
                            + version(connection) + "; this program knows " + NEWEST + ").",
                    "Update Audit Workbench; nothing was changed.");
        }
    }

    static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "select count(*) from sqlite_schema") == 0
                && number(connection, "pragma application_id") == 0;
    }

    static int version(Connection connection) throws SQLException {
        return (int) number(connection, "pragma user_version");
    }

    /// Makes the tables of a version in an empty database.
    static void make(Connection connection, int newest) throws SQLException {
        for (int version = 1; version <= newest; version++) {
            migrate(connection, version);
        }
    }

    private static void migrate(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin immediate");
            for (String sql : statements(version)) {
                statement.execute(sql);
            }
            statement.execute("pragma application_id = " + APPLICATION_ID);
            statement.execute("pragma user_version = " + version);
            statement.execute("commit");
        }
    }

    /// The statements of one migration, without its comments; a statement ends at the end of a line.
    static List<String> statements(int version) {
        String text = text("/migrations/V" + version + ".sql")
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
        List<String> statements = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf(";\n"); end >= 0; end = text.indexOf(";\n", from)) {
            statements.add(text.substring(from, end).strip());
            from = end + 2;
        }
        statements.add(text.substring(from).strip().replaceFirst(";$", ""));
        statements.removeIf(String::isEmpty);
        return statements;
    }

    private static String text(String resource) {
        try (InputStream stream = Migrations.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("this program has no " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
