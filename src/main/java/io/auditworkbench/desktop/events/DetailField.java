package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.ColumnDiff;
import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import java.util.List;
import java.util.Optional;

/// One column of the selected event on both sides.
///
/// - **Shape**: `before` and `after` are cut for a line; `field` is the filter's name of it; `delta` is empty unless
///   both sides are numbers that differ.
record DetailField(
        String name,
        String type,
        Marking marking,
        String before,
        String after,
        String delta,
        String field,
        ColumnView column,
        Optional<String> term) {

    private static final int LONGEST = 400;

    /// What is said of the name.
    enum Marking {
        PLAIN,
        CHANGED,
        KEY
    }

    static List<DetailField> of(EventView event) {
        return event.columns().stream().map(column -> of(event, column)).toList();
    }

    private static DetailField of(EventView event, ColumnView column) {
        Marking marking = column.isKey() ? Marking.KEY : column.isChanged() ? Marking.CHANGED : Marking.PLAIN;
        return new DetailField(
                column.name(),
                column.type(),
                marking,
                ChangeSummary.value(column.before(), LONGEST),
                ChangeSummary.value(column.after(), LONGEST),
                ColumnDiff.delta(column),
                FilterTerms.columnName(event.table(), column.name()),
                column,
                FilterTerms.column(event.table(), column.name(), column.latest()));
    }

    boolean isChanged() {
        return column.isChanged();
    }
}
