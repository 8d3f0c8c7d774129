package io.auditworkbench.workbench.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.ReferentialAction;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads tables as a bundle declares them, and images as it shows them.
final class BundleTables {

    /// Stands for a value that can be erased, whether it was or not.
    static final String NOT_DISCLOSED = "(not disclosed)";

    private BundleTables() {}

    static TableSchema read(JsonNode table) {
        List<ColumnDefinition> columns = new ArrayList<>();
        table.path("columns").forEach(column -> columns.add(column(column)));
        List<Integer> key = new ArrayList<>();
        table.path("key").forEach(index -> key.add(index.asInt()));
        return new TableSchema(
                new TableName(table.path("schema").asText(), table.path("table").asText()),
                columns,
                key,
                table.path("foreign_keys").isNull() ? null : foreignKeys(table.path("foreign_keys")));
    }

    private static ColumnDefinition column(JsonNode column) {
        return new ColumnDefinition(
                column.path("name").asText(),
                ColumnType.valueOf(column.path("type").asText()),
                column.path("declared").asText(),
                column.path("unsigned").asBoolean(),
                column.path("length").asInt(),
                column.path("scale").asInt(),
                column.path("charset").isNull() ? null : column.path("charset").asText(),
                column.path("nullable").asBoolean(),
                column.path("generated").asBoolean(),
                texts(column.path("labels")));
    }

    private static List<ForeignKey> foreignKeys(JsonNode keys) {
        List<ForeignKey> read = new ArrayList<>();
        keys.forEach(key -> read.add(new ForeignKey(
                key.path("name").asText(),
                texts(key.path("columns")),
                new TableName(key.path("schema").asText(), key.path("table").asText()),
                texts(key.path("parent_columns")),
                ReferentialAction.valueOf(key.path("on_delete").asText()),
                ReferentialAction.valueOf(key.path("on_update").asText()))));
        return read;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /// The text of a value that is not NULL. A bundle holds commitments in place of values that can be erased, and does
    /// not tell whether they were.
    static String text(ColumnValue value) {
        return value instanceof ColumnValue.Erased ? NOT_DISCLOSED : value.text();
    }

    /// Whether the texts of a bundle are those of the image.
    static boolean isShownAs(JsonNode shown, TableSchema table, @Nullable RowImage image) {
        if (image == null) {
            return shown.isNull();
        }
        int there = 0;
        for (int i = 0; i < image.values().size(); i++) {
            ColumnValue value = image.values().get(i);
            if (value instanceof ColumnValue.Absent) {
                continue;
            }
            there++;
            JsonNode text = shown.path(
                    i < table.columns().size() ? table.columns().get(i).name() : "#" + i);
            boolean isSame = value instanceof ColumnValue.Null
                    ? text.isNull()
                    : text.asText().equals(text(value));
            if (text.isMissingNode() || !isSame) {
                return false;
            }
        }
        return shown.size() == there;
    }
}
