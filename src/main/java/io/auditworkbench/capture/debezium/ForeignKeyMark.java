package io.auditworkbench.capture.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.model.change.ForeignKey;
import io.debezium.relational.Attribute;
import io.debezium.relational.Table;
import io.debezium.relational.TableEditor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table's foreign keys as an attribute of the engine's table, which the schema history keeps.
///
/// Without the attribute they are not known: the engine drops attributes wherever it edits a table.
final class ForeignKeyMark {

    private static final String NAME = "audit.foreign_keys";
    private static final JsonMapper JSON = new JsonMapper();

    private ForeignKeyMark() {}

    static @Nullable List<ForeignKey> of(Table table) {
        Attribute attribute = table.attributeWithName(NAME);
        try {
            return attribute == null ? null : List.of(JSON.readValue(attribute.value(), ForeignKey[].class));
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }

    static Table with(Table table, @Nullable List<ForeignKey> foreignKeys) {
        TableEditor editor = table.edit().addAttributes(table.attributes());
        editor.removeAttribute(NAME);
        if (foreignKeys != null) {
            editor.addAttribute(
                    Attribute.editor().name(NAME).value(text(foreignKeys)).create());
        }
        return editor.create();
    }

    private static String text(List<ForeignKey> foreignKeys) {
        try {
            return JSON.writeValueAsString(foreignKeys);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a foreign key is texts only", impossible);
        }
    }
}
