package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.workbench.view.ChangeKind;
import java.util.List;

/// A line of the table: a step, or what all steps of one row come to.
///
/// - **Shape**: `order` counts from 1; `ids` are the events behind it; `row` is the address of the row, empty without
///   one; `word` says more of a net effect ("changed and changed back").
record Step(
        int order,
        ChangeKind kind,
        String table,
        String row,
        String key,
        String change,
        String word,
        List<String> ids,
        List<DiffRow> columns) {

    Step {
        ids = List.copyOf(ids);
        columns = List.copyOf(columns);
    }

    /// Whether a text occurs in what is shown of it.
    boolean contains(String lowerCase) {
        return (table + " " + key + " " + change + " " + word)
                .toLowerCase(java.util.Locale.ROOT)
                .contains(lowerCase);
    }
}
