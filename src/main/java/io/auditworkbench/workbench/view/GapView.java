package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named hole in coverage.
///
/// - **Shape**: `concernsChanges` is false where only accounts and sessions were not watched; `cause` is the code of
///   the closed list (`BINLOG_LOST`), `meaning` a sentence for people; `tables` is empty when they are not known; a
///   bound is null when it is not known; `resolvedBy` is the number of the gap record that closed it.
public record GapView(
        long number,
        long transaction,
        String cause,
        String effect,
        boolean concernsChanges,
        List<String> tables,
        String gtidRange,
        String fromPosition,
        String untilPosition,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long rowsExpected,
        @Nullable Long rowsStored,
        String detectedBy,
        Instant detectedAt,
        String evidence,
        String meaning,
        @Nullable Long resolvedBy) {

    public GapView {
        tables = List.copyOf(tables);
    }

    /// `G3`.
    public String id() {
        return "G" + number;
    }

    /// Whether nothing closed it yet.
    public boolean isOpen() {
        return resolvedBy == null;
    }
}
