package io.auditworkbench.workbench.view;

import java.util.List;

/// Two versions of a row side by side.
///
/// - **Shape**: `columns` hold version `from` as before and version `to` as after, also those that are equal.
public record RowDiffView(
        RowAddress row, RowVersionView from, RowVersionView to, List<ColumnView> columns, CoverageView coverage) {

    public RowDiffView {
        columns = List.copyOf(columns);
    }
}
