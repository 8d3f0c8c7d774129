package io.auditworkbench.workbench.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the record is.
///
/// - **Shape**: `isWriterActive` says that some program holds the store for writing.
public record StatusView(
        String store,
        boolean isWriterActive,
        List<SourceStatus> sources,
        long events,
        long lastSequence,
        long sizeBytes,
        CoverageView coverage) {

    /// How far the record of one source is.
    ///
    /// - **Shape**: `age` is the time since capture last said where it is; null when it never did.
    public record SourceStatus(
            String name,
            String position,
            @Nullable Instant savedAt,
            @Nullable Duration age) {}

    public StatusView {
        sources = List.copyOf(sources);
    }
}
