package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.workbench.view.ChangeKind;
import java.util.List;
import java.util.Locale;

/// A line of the table: a step, or what all steps of one row come to.
///
/// - **Shape**: `order` counts from 1 inside the transaction; `ids` are the events behind it; `row` is the address of
///   the row, empty without one; `word` says more ("changed and changed back").
record Step(
        long order,
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

    /// Whether a text occurs in what is shown of it, and it is of a table; any table for an empty name.
    boolean fits(String lowerCase, String ofTable) {
        return (ofTable.isEmpty() || ofTable.equals(table))
                && (table + " " + key + " " + change + " " + word)
                        .toLowerCase(Locale.ROOT)
                        .contains(lowerCase);
    }
}
