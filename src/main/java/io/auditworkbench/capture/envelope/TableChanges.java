package io.auditworkbench.capture.envelope;

import io.auditworkbench.capture.DeclaredColumn;
import io.auditworkbench.capture.envelope.PushedRecord.TableChange;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the `tableChanges` of a schema change: each table as it is after the statement.
///
/// - **Source**: Debezium 3.6, `ConnectTableChangeSerializer`.
final class TableChanges {

    private TableChanges() {}

    static List<TableChange> read(List<JsonValue> changes) {
        List<TableChange> read = new ArrayList<>();
        for (JsonValue change : changes) {
            if (!(change instanceof JsonValue.Members members)) {
                throw EnvelopeProblem.unreadable("a table change is no object");
            }
            TableName name = name(members.text("id"));
            JsonValue.Members table = members.members("table");
            read.add(new TableChange(name, table == null ? null : table(name, table)));
        }
        return read;
    }

    private static TableSchema table(TableName name, JsonValue.Members table) {
        String charset = table.text("defaultCharsetName");
        List<ColumnDefinition> columns = new ArrayList<>();
        for (JsonValue column : table.items("columns")) {
            if (!(column instanceof JsonValue.Members members)) {
                throw EnvelopeProblem.unreadable("a column of a table change is no object");
            }
            columns.add(column(members).in(name, charset));
        }
        return new TableSchema(name, columns, key(name, table, columns));
    }

    private static List<Integer> key(TableName name, JsonValue.Members table, List<ColumnDefinition> columns) {
        List<Integer> key = new ArrayList<>();
        for (JsonValue keyColumn : table.items("primaryKeyColumnNames")) {
            int index = 0;
            while (index < columns.size()
                    && !new JsonValue.Text(columns.get(index).name()).equals(keyColumn)) {
                index++;
            }
            if (index == columns.size()) {
                throw EnvelopeProblem.unreadable("the key of " + name + " names a column that it does not have");
            }
            key.add(index);
        }
        return key;
    }

    private static DeclaredColumn column(JsonValue.Members column) {
        String name = column.text("name");
        String type = column.text("typeName");
        if (name == null || type == null) {
            throw EnvelopeProblem.unreadable("a column of a table change has no name or no type");
        }
        List<String> labels = new ArrayList<>();
        for (JsonValue label : column.items("enumValues")) {
            labels.add(label instanceof JsonValue.Text text ? text.value() : "");
        }
        return new DeclaredColumn(
                name,
                type,
                column.text("charsetName"),
                number(column.whole("length")),
                number(column.whole("scale")),
                column.isTrue("optional"),
                isGenerated(column),
                labels);
    }

    /// A column that only numbers itself carries both marks. Debezium itself marks no column that the server computes.
    private static boolean isGenerated(JsonValue.Members column) {
        return column.isTrue("generated") && !column.isTrue("autoIncremented");
    }

    private static @Nullable Integer number(@Nullable Long value) {
        return value == null ? null : Math.clamp(value, 0, Integer.MAX_VALUE);
    }

    /// `"shop"."orders"`, quotes inside a name doubled.
    private static TableName name(@Nullable String id) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean isQuoted = false;
        String text = id == null ? "" : id;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"' && isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(text.charAt(++i));
            } else if (next == '"') {
                isQuoted = !isQuoted;
            } else if (next == '.' && !isQuoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(next);
            }
        }
        parts.add(part.toString());
        if (parts.size() < 2 || parts.getLast().isEmpty()) {
            throw EnvelopeProblem.unreadable("a table change does not name its table");
        }
        return new TableName(parts.getFirst(), parts.getLast());
    }
}
