package io.auditworkbench.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check of a store's logs came to.
///
/// - **Shape**: `problems` are the first of `problemCount`. `origin`, `fingerprint`, `signedAt` are null where nothing
///   was signed; `signedSize` and `signedRecords` say how much of the logs the newest checkpoint covers. `mirror` is
///   null where nothing is kept outside on this computer. `uncertified` counts keys that no key before them vouched
///   for. `backedUpAt` is null unless it is a backup that was made on this computer, in a place that is no store's.
///   `since` is null where everything was hashed. `transactions` counts pruned ones too: their hashes are there;
///   `pruned` says what is not, the oldest pruning first.
public record LogCheckResult(
        long events,
        long transactions,
        long records,
        int checkpoints,
        @Nullable String origin,
        @Nullable String fingerprint,
        @Nullable Instant signedAt,
        long signedSize,
        long signedRecords,
        int keys,
        int uncertified,
        @Nullable Vouched mirror,
        List<Vouched> anchors,
        @Nullable Instant backedUpAt,
        @Nullable Since since,
        List<PrunedLog.Kept> pruned,
        List<LogProblem> problems,
        long problemCount) {

    /// A checkpoint from outside the store that the store was held against.
    ///
    /// - **Shape**: `from` names where it was.
    public record Vouched(String from, long size, Instant signedAt) {}

    /// What was not hashed again, because it was found as sealed before: the first transactions, and when that was.
    public record Since(Instant at, long transactions) {}

    public LogCheckResult {
        anchors = List.copyOf(anchors);
        pruned = List.copyOf(pruned);
        problems = List.copyOf(problems);
    }
}
