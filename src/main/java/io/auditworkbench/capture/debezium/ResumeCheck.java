package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.GtidSet;
import io.auditworkbench.capture.BinlogPlace;
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

    /// Null when capture can go on at `position`.
    public static @Nullable Loss loss(String position, SourceProbe.LogStatus status, long nowMicros) {
        String captured = SourceProbe.gtids(position);
        return captured.isEmpty()
                ? lossByFile(position, status, nowMicros)
                : lossByGtid(position, new GtidSet(captured), status, nowMicros);
    }

    private static @Nullable Loss lossByGtid(
            String position, GtidSet captured, SourceProbe.LogStatus status, long nowMicros) {
        if (!captured.isContainedWithin(new GtidSet(status.executedGtids()))) {
            return replaced(position, status, nowMicros, "captured transactions are unknown to the server");
        }
        if (!new GtidSet(status.purgedGtids()).isContainedWithin(captured)) {
            return purged(position, status, nowMicros);
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
                        "oldest binlog on the server " + (status.files().isEmpty() ? "none" : status.files().getFirst()),
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
