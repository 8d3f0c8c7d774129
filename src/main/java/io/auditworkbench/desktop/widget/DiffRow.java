package io.auditworkbench.desktop.widget;

import java.util.Objects;

/// One column of a row at two moments, as it is shown.
///
/// - **Shape**: `before` and `after` are texts for one line (`NULL`, `""` for an empty text, cut when long); `delta` is
///   the signed difference of two numbers, else empty; `note` says more, such as who changed it last.
public record DiffRow(String column, String type, String before, String after, String delta, String note, Kind kind) {

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
}
