package io.auditworkbench.workbench.view;

import java.util.List;

/// What a masking policy would make of stored values.
///
/// - **Shape**: one line a column of each captured table; `rows` is how many rows were looked at.
public record MaskPreviewView(List<Line> lines, long rows) {

    public MaskPreviewView {
        lines = List.copyOf(lines);
    }

    /// One column: `kind` is what its name or values look like, empty for nothing; `rule` what decides, empty for none.
    /// `values` is how many were looked at and `masked` how many would not be kept as they are; `before` and `after`
    /// are one of these, else one of the others, both empty without any.
    public record Line(
            String table,
            String column,
            String kind,
            String mode,
            String rule,
            long values,
            long masked,
            String before,
            String after) {}
}
