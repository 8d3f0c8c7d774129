package io.auditworkbench.infer;

import io.auditworkbench.model.change.TableName;
import java.util.Map;
import java.util.Objects;

/// Which table of the watched database holds an entity of the vocabulary, and in which columns.
///
/// - **Shape**: `fields` from the vocabulary's word to the column.
public record TableMapping(String entity, TableName table, Map<String, FieldColumn> fields) {

    public TableMapping {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(table, "table");
        fields = Map.copyOf(fields);
    }

    /// A column, and the words that its values stand for: `paid` → `sold`. Values without a word stand for themselves.
    public record FieldColumn(String column, Map<String, String> words) {
        public FieldColumn {
            Objects.requireNonNull(column, "column");
            words = Map.copyOf(words);
        }
    }
}
