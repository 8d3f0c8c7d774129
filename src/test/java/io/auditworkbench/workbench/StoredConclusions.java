package io.auditworkbench.workbench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Everything that was concluded in a store file, read past our own code.
final class StoredConclusions {

    private static final List<String> TABLES = List.of(
            "conclusion_cursor",
            "rule_text",
            "subject_change",
            "subject",
            "business_revision",
            "business_object",
            "business_event",
            "open_anchor",
            "detector_memory",
            "detector_hour",
            "detector_state",
            "anomaly_event",
            "anomaly",
            "anomaly_group");

    private StoredConclusions() {}

    /// As lines in a fixed order: business events with their former revisions, findings, and what detectors remember.
    static List<String> of(Path store) throws SQLException {
        List<String> all = new ArrayList<>();
        all.addAll(rows(store, "select business_no || ' ' || revision || ' ' || body from business_event order by 1"));
        all.addAll(
                rows(store, "select business_no || ' ' || revision || ' ' || body from business_revision order by 1"));
        all.addAll(rows(store, "select group_no || ' ' || tx_id || ' ' || body from anomaly order by anomaly_no"));
        all.addAll(
                rows(store, "select detector || ' ' || name || ' ' || hex(numbers) from detector_memory order by 1"));
        all.addAll(rows(store, "select detector || ' ' || hour || ' ' || looked from detector_hour order by 1"));
        return all;
    }

    /// The first column of a query.
    static List<String> rows(Path store, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    /// Takes all of it out of a store, as if nothing had been concluded yet.
    static void forget(Path store) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("delete from " + table);
            }
        }
    }
}
