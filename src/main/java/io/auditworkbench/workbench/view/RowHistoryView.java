package io.auditworkbench.workbench.view;

import java.util.List;

/// What is known of a row over time, oldest version first.
///
/// - **Shape**: `versions` are those asked for of the `total` known; `beginning` is a sentence that says from when on
///   the row is known, `ending` one about a statement that ended it, or brought it last, without an event of the row,
///   else empty; `links` are the rows it came from or went to when its key or its table's name changed.
public record RowHistoryView(
        RowAddress row,
        List<RowVersionView> versions,
        int total,
        String beginning,
        String ending,
        List<RowAddress> links,
        CoverageView coverage) {

    public RowHistoryView {
        versions = List.copyOf(versions);
        links = List.copyOf(links);
    }
}
