package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.TableName;
import java.util.List;
import java.util.Set;

/// Which tables the server changes by itself when a row of one table goes or gets another key.
///
/// - **Shape**: `unknown` are the tables whose foreign keys are not known: each of them may be another such table.
record Cascades(Set<TableName> onDelete, List<KeyChange> onKeyChange, Set<TableName> unknown) {

    static final Cascades NONE = new Cascades(Set.of(), List.of(), Set.of());

    /// What changes with `columns` of the row; with any of its columns when the list is empty.
    record KeyChange(List<String> columns, Set<TableName> tables) {}

    Cascades {
        onDelete = Set.copyOf(onDelete);
        onKeyChange = List.copyOf(onKeyChange);
        unknown = Set.copyOf(unknown);
    }

    boolean isNone() {
        return onDelete.isEmpty() && onKeyChange.isEmpty() && unknown.isEmpty();
    }
}
