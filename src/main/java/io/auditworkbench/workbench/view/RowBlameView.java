package io.auditworkbench.workbench.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who last changed each column of a row.
///
/// - **Shape**: `beginning` and `ending` as in [RowHistoryView].
public record RowBlameView(RowAddress row, List<Line> lines, String beginning, String ending, CoverageView coverage) {

    /// One column: its value now and the version that made it so.
    ///
    /// - **Shape**: `isKnown` is false when the value is as old as the store's knowledge of the row: who set it is not
    ///   known.
    public record Line(String column, @Nullable ValueView value, RowVersionView version, boolean isKnown) {}

    public RowBlameView {
        lines = List.copyOf(lines);
    }
}
