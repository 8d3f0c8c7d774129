package io.auditworkbench.store;

import io.auditworkbench.model.change.CoverageGap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A hole in coverage as it is kept; `resolves` is the number of the gap that this record closes, if any.
public record StoredGap(
        long gapId,
        long txId,
        SourceId source,
        CoverageGap gap,
        @Nullable Long resolves) {
    public StoredGap {
        Objects.requireNonNull(gap, "gap");
    }
}
