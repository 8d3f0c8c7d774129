package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.ColumnDiff;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.workbench.view.ColumnView;
import java.util.Objects;

/// One column of a row at two moments, as it is shown.
///
/// - **Shape**: `before` and `after` are texts for one line (`NULL`, `""` for an empty text, cut when very long);
///   `delta` is the signed difference of two numbers, else empty; `note` says more, such as who changed it last.
public record DiffRow(String column, String type, String before, String after, String delta, String note, Kind kind) {

    private static final int LONGEST_VALUE = 400;

    /// What became of the column.
    public enum Kind {
        CHANGED,
        SAME,
        /// There is no other side to compare with.
        ONE_SIDED
    }

    public DiffRow {
        Objects.requireNonNull(kind, "kind");
    }

    /// A column of a change, with a note beside it.
    public static DiffRow of(ColumnView column, String note) {
        return new DiffRow(
                ForeignText.line(column.name()),
                column.type(),
                ChangeSummary.value(column.before(), LONGEST_VALUE),
                ChangeSummary.value(column.after(), LONGEST_VALUE),
                ColumnDiff.delta(column),
                note,
                kindOf(column));
    }

    private static Kind kindOf(ColumnView column) {
        if ((column.before() == null) != (column.after() == null)) {
            return Kind.ONE_SIDED;
        }
        return column.isChanged() ? Kind.CHANGED : Kind.SAME;
    }

    /// The difference with a shape for its sign: `▲ 3`, `▼ 81.00`.
    public String deltaShown() {
        if (delta.isEmpty()) {
            return "";
        }
        return (delta.startsWith("+") ? "▲ " : "▼ ") + delta.substring(1);
    }
}
