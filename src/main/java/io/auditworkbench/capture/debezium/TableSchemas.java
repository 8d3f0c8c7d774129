package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.DeclaredColumn;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Translates the engine's tables; one [TableSchema] object for each version of a table.
///
/// - **Threading**: the binlog client's thread.
final class TableSchemas {

    private record Version(Table table, TableSchema schema) {}

    private final Map<TableId, Version> versions = new HashMap<>();

    /// The schema for the engine's table; the same object as long as the table does not change.
    @SuppressWarnings("ReferenceEquality") // the engine makes a new Table object for each version
    TableSchema of(Table table) {
        Version known = versions.get(table.id());
        if (known != null && known.table() == table) {
            return known.schema();
        }
        TableSchema schema = translate(table);
        versions.put(table.id(), new Version(table, schema));
        return schema;
    }

    static TableName name(TableId id) {
        return new TableName(id.catalog() == null ? "" : id.catalog(), id.table());
    }

    static TableSchema translate(Table table) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(column(table, column));
        }
        List<Integer> key = new ArrayList<>();
        for (String keyColumn : table.primaryKeyColumnNames()) {
            key.add(table.columnWithName(keyColumn).position() - 1);
        }
        return new TableSchema(name(table.id()), columns, key, ForeignKeyMark.of(table));
    }

    private static ColumnDefinition column(Table table, Column column) {
        return new DeclaredColumn(
                        column.name(),
                        column.typeName(),
                        column.charsetName(),
                        column.length() == Column.UNSET_INT_VALUE ? null : column.length(),
                        column.scale().orElse(null),
                        column.isOptional(),
                        GeneratedColumns.isGenerated(column),
                        column.enumValues())
                .in(name(table.id()), table.defaultCharsetName());
    }
}
