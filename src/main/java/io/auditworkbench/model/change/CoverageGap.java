package io.auditworkbench.model.change;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A named hole in coverage: what is not in the record, or not as it was, and how that was noticed.
///
/// - **Shape**: `tables` is empty when unknown; `gtidRange` is a GTID set, empty without GTIDs; positions are
///   `file:offset`, empty when unknown; row counts are null when unknown; `detectedBy` names the guard; `evidence`
///   holds event types, counts and digests, never values; `meaning` is one sentence for people.
/// - **Units**: `fromMicros`, `untilMicros` and `detectedMicros` are microseconds since the epoch, UTC; the first two
///   may be null.
public record CoverageGap(
        GapCause cause,
        GapEffect effect,
        List<TableName> tables,
        String gtidRange,
        String fromPosition,
        String untilPosition,
        @Nullable Long fromMicros,
        @Nullable Long untilMicros,
        @Nullable Long rowsExpected,
        @Nullable Long rowsStored,
        String detectedBy,
        long detectedMicros,
        String evidence,
        String meaning) {

    public CoverageGap {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(effect, "effect");
        tables = List.copyOf(tables);
        Objects.requireNonNull(gtidRange, "gtidRange");
        Objects.requireNonNull(fromPosition, "fromPosition");
        Objects.requireNonNull(untilPosition, "untilPosition");
        Objects.requireNonNull(detectedBy, "detectedBy");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(meaning, "meaning");
    }
}
