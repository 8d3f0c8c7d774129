package io.auditworkbench.capture.debezium.preflight;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One row of an answer, as text; NULL is empty.
record Row(Map<String, String> values, String first) {

    static Row read(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, String> values = new TreeMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            values.put(columns.getColumnLabel(column).toLowerCase(Locale.ROOT), text(rows, column));
        }
        return new Row(values, text(rows, 1));
    }

    /// The value of a column by its label in any case; empty when there is no such column.
    String text(String label) {
        return values.getOrDefault(label.toLowerCase(Locale.ROOT), "");
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        String value = rows.getString(column);
        return value == null ? "" : value;
    }
}
