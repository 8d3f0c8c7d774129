package io.auditworkbench.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One table as MySQL's `information_schema` declares it.
///
/// - **Shape**: `name` is `schema.table`; columns in table order; `primaryKey` in key order, empty without a key.
public record TableShape(String name, List<ColumnShape> columns, List<String> primaryKey) {

    public TableShape {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /// All base tables of a schema, in the order of their names.
    public static List<TableShape> of(SqlSession session, String schema) {
        Map<String, List<ColumnShape>> columns = new LinkedHashMap<>();
        String query = """
            select c.table_name, column_name, data_type, column_type, ifnull(character_set_name, ''),
                   ifnull(character_octet_length, 0)
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where table_schema = '%s' and table_type = 'BASE TABLE' order by c.table_name, ordinal_position
            """.formatted(schema);
        for (List<@Nullable String> row : session.rows(query)) {
            List<String> cells = row.stream().map(Objects::requireNonNull).toList();
            columns.computeIfAbsent(cells.getFirst(), _ -> new ArrayList<>())
                    .add(new ColumnShape(
                            cells.get(1), cells.get(2), cells.get(3), cells.get(4), Long.parseLong(cells.get(5))));
        }
        Map<String, List<String>> keys = primaryKeys(session, schema);
        return columns.entrySet().stream()
                .map(table -> new TableShape(
                        schema + "." + table.getKey(), table.getValue(), keys.getOrDefault(table.getKey(), List.of())))
                .toList();
    }

    private static Map<String, List<String>> primaryKeys(SqlSession session, String schema) {
        String query = """
            select table_name, column_name from information_schema.statistics
            where table_schema = '%s' and index_name = 'PRIMARY' order by table_name, seq_in_index
            """.formatted(schema);
        return session.rows(query).stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.get(0)),
                        Collectors.mapping(row -> Objects.requireNonNull(row.get(1)), Collectors.toList())));
    }

    /// The table's name for SQL.
    String quotedName() {
        int dot = name.indexOf('.');
        return "`" + name.substring(0, dot) + "`.`" + name.substring(dot + 1) + "`";
    }

    /// A row with its columns' names, in table order.
    Map<String, @Nullable String> row(List<@Nullable String> values) {
        if (values.size() != columns.size()) {
            throw new AssertionError(name + " has " + columns.size() + " columns, the row has " + values.size());
        }
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        IntStream.range(0, values.size()).forEach(i -> row.put(columns.get(i).name(), values.get(i)));
        return row;
    }
}
