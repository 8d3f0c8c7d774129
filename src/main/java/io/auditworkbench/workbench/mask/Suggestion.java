package io.auditworkbench.workbench.mask;

import io.auditworkbench.workbench.mask.MaskingOffer.Line;
import java.util.List;

/// A masking policy that is suggested, as YAML, and all columns that were looked at for it.
public record Suggestion(List<Line> lines, String policy) {

    public Suggestion {
        lines = List.copyOf(lines);
    }

    /// The columns that are this to the suggestion.
    public List<Line> in(MaskingOffer.State state) {
        return lines.stream().filter(line -> line.state() == state).toList();
    }
}
