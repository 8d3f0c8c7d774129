package io.auditworkbench.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `SELECT *` says: the truth that changes are compared with.
///
/// MySQL itself turns each value into text inside the query, so that no driver's conversion comes between.
public final class SourceTables {

    private SourceTables() {}

    /// All rows of the tables, in the forms of [ExactText].
    public static TableContents read(SqlSession session, List<TableShape> tables) {
        session.run("set session time_zone = '+00:00'");
        TreeMap<String, Collection<Map<String, @Nullable String>>> contents = new TreeMap<>();
        for (TableShape table : tables) {
            contents.put(table.name(), rows(session, table));
        }
        return new TableContents(contents);
    }

    private static List<Map<String, @Nullable String>> rows(SqlSession session, TableShape table) {
        String expressions = table.columns().stream().map(SourceTables::asText).collect(Collectors.joining(", "));
        return session.rows("select " + expressions + " from " + table.quotedName()).stream()
                .map(row -> table.row(finished(table, row)))
                .toList();
    }

    private static String asText(ColumnShape column) {
        String name = "`" + column.name().replace("`", "``") + "`";
        return switch (column.dataType()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "bit" -> name + " + 0";
            // a float prints only six digits of itself; as a double it prints all
            case "float", "double" -> name + " * 1e0";
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" ->
                "convert(" + name + " using utf8mb4)";
            case "decimal", "date", "time", "datetime", "timestamp", "year", "json" -> "cast(" + name + " as char)";
            default -> "hex(" + name + ")";
        };
    }

    private static List<@Nullable String> finished(TableShape table, List<@Nullable String> row) {
        List<@Nullable String> values = new ArrayList<>();
        for (int index = 0; index < row.size(); index++) {
            String value = row.get(index);
            values.add(value == null ? null : finished(table.columns().get(index), value));
        }
        return values;
    }

    private static String finished(ColumnShape column, String value) {
        return switch (column.dataType()) {
            case "float" -> Float.toString((float) Double.parseDouble(value));
            case "double" -> Double.toString(Double.parseDouble(value));
            case "json" -> ExactText.json(value);
            default -> asText(column).startsWith("hex(") ? ExactText.hex(value) : value;
        };
    }
}
