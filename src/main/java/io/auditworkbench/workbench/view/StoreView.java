package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a store file is and holds.
///
/// - **Shape**: `events` and `transactions` are those that are there; `pruned` is null where nothing was pruned.
/// - **Units**: sizes in bytes; `indexed` says through which event each side index has come.
public record StoreView(
        String file,
        int version,
        long sizeBytes,
        long journalBytes,
        List<SourceLine> sources,
        long events,
        long transactions,
        long tables,
        long openGaps,
        @Nullable Instant first,
        @Nullable Instant last,
        long lastSequence,
        Map<String, Long> indexed,
        @Nullable PrunedPart pruned) {

    /// What was pruned from the beginning, all together: so many transactions and events, committed through `until`.
    public record PrunedPart(long transactions, long events, Instant until, Instant at, String by) {}

    /// One source that is watched.
    ///
    /// - **Shape**: `position` is where capture goes on, empty when it never saved one; `savedAt` when it did last.
    public record SourceLine(
            String name,
            @Nullable String serverUuid,
            long epoch,
            String position,
            @Nullable Instant savedAt) {}

    public StoreView {
        sources = List.copyOf(sources);
        indexed = Map.copyOf(indexed);
    }
}
