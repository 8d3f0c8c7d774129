package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.GtidSet;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether the server can still give what follows a stored position.
///
/// - **Threading**: stateless.
public final class ResumeCheck {

    private ResumeCheck() {}

    /// Something was lost: the gap to record, and why capture cannot go on.
    public record Loss(CoverageGap gap, WorkbenchException reason) {}

    /// What is known of the server that capture left, beside the position.
    ///
    /// - **Shape**: `serverUuid` is null when it was never asked; `lost` are GTIDs that an earlier gap names already;
    ///   `landmark` is what stands now where the last stored transaction was read.
    public record Memory(String position, @Nullable String serverUuid, String lost, Landmark landmark) {}

    /// Whether the log still holds the last stored transaction where it was read.
    public enum Landmark {
        SAME,
        /// Another one stands there: the log was begun anew, even if its numbers have caught up.
        ANOTHER,
        /// It cannot be told: its file is gone, or nothing with a GTID was stored.
        GONE
    }

    /// Null when capture can go on.
    public static @Nullable Loss loss(Memory memory, SourceProbe.LogStatus status, long nowMicros) {
        String position = memory.position();
        boolean isSameServer = status.serverUuid().equals(memory.serverUuid());
        boolean wentBack = SourceProbe.place(position).compareTo(status.end()) > 0;
        if (isSameServer && (wentBack || memory.landmark() == Landmark.ANOTHER)) {
            return replaced(position, status, nowMicros, "the server's log was begun anew since then");
        }
        String captured = SourceProbe.gtids(position);
        if (!captured.isEmpty()) {
            return lossByGtid(memory, GtidSet.parse(captured), status, nowMicros);
        }
        if (memory.serverUuid() != null && !isSameServer) {
            return replaced(
                    position, status, nowMicros, "another server without GTIDs, where a position means nothing");
        }
        return lossByFile(position, status, nowMicros);
    }

    private static @Nullable Loss lossByGtid(
            Memory memory, GtidSet captured, SourceProbe.LogStatus status, long nowMicros) {
        if (!captured.minus(GtidSet.parse(status.executedGtids())).isEmpty()) {
            return replaced(memory.position(), status, nowMicros, "captured transactions are unknown to the server");
        }
        captured.add(GtidSet.parse(memory.lost()));
        if (!GtidSet.parse(status.purgedGtids()).minus(captured).isEmpty()) {
            return purged(memory.position(), status, nowMicros);
        }
        return null;
    }

    private static @Nullable Loss lossByFile(String position, SourceProbe.LogStatus status, long nowMicros) {
        BinlogPlace place = SourceProbe.place(position);
        if (place.compareTo(status.end()) > 0) {
            return replaced(position, status, nowMicros, "the server's log ends before the stored position");
        }
        return status.files().contains(place.file()) ? null : purged(position, status, nowMicros);
    }

    private static Loss replaced(String position, SourceProbe.LogStatus status, long nowMicros, String evidence) {
        return new Loss(
                gap(
                        position,
                        status,
                        nowMicros,
                        evidence + ", server uuid " + status.serverUuid(),
                        "The server was rebuilt, reset or replaced since capture stopped: what happened between is not in the"
                                + " record."),
                new WorkbenchException(
                        ErrorCode.SOURCE_REPLACED,
                        "The server does not know transactions that were captured from it: it was rebuilt, reset or replaced.",
                        "The gap is recorded. Capture the new server into a new store, or restore the server's log."));
    }

    private static Loss purged(String position, SourceProbe.LogStatus status, long nowMicros) {
        return new Loss(
                gap(
                        position,
                        status,
                        nowMicros,
                        "oldest binlog on the server "
                                + (status.files().isEmpty()
                                        ? "none"
                                        : status.files().getFirst()),
                        "The server removed binlogs before they were read: changes after the last captured transaction are not in"
                                + " the record."),
                new WorkbenchException(
                        ErrorCode.BINLOG_PURGED,
                        "The server no longer has the binlog that capture was to read next.",
                        "Changes since the last captured transaction cannot be read any more; the gap is recorded. Start a new"
                                + " store with a snapshot."));
    }

    private static CoverageGap gap(
            String position, SourceProbe.LogStatus status, long nowMicros, String evidence, String meaning) {
        return new CoverageGap(
                GapCause.BINLOG_LOST,
                GapEffect.MISSING,
                List.of(),
                "",
                SourceProbe.place(position).toString(),
                status.end().toString(),
                null,
                nowMicros,
                null,
                null,
                "position check",
                nowMicros,
                evidence,
                meaning);
    }
}
