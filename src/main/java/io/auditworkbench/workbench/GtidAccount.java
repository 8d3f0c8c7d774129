package io.auditworkbench.workbench;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.GtidSet;
import io.auditworkbench.capture.LogProgress;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds every GTID that was read against what the server says it executed.
///
/// A GTID counts as read when its transaction's end came through the pipeline, also when nothing of it is kept: a table
/// that is left out, an empty transaction, the second GTID of an XA transaction. So a hole is what the server counts
/// and its log did not show.
///
/// - **Threading**: the pipeline's thread.
final class GtidAccount {

    private final GtidSet read;
    private final Supplier<LogProgress> server;
    private @Nullable LogProgress asked;
    private @Nullable LogProgress answered;
    private boolean isBegun;
    private boolean isUnsaved;

    /// - **Shape**: `known` is what earlier runs read, empty at the first.
    GtidAccount(String known, Supplier<LogProgress> server) {
        this.read = GtidSet.parse(known);
        this.server = server;
        isBegun = !known.isEmpty();
    }

    /// Streaming begins after a position that names `gtids`.
    void begin(String gtids) {
        if (!isBegun) {
            read.add(GtidSet.parse(gtids));
            isBegun = true;
            isUnsaved = true;
        }
    }

    /// A transaction has come through.
    void read(@Nullable String gtid) {
        if (gtid != null) {
            read.add(gtid);
            isUnsaved = true;
        }
    }

    /// Whether the server said something that has not been compared yet.
    boolean isWaiting() {
        LogProgress latest = server.get();
        if (asked == null && !latest.equals(answered)) {
            asked = latest;
        }
        return isBegun && asked != null;
    }

    /// What the server executed and the log up to `reached` did not show; empty also while the log has not been read so
    /// far. A hole is told once.
    Optional<GtidSet> holes(BinlogPlace reached) {
        LogProgress question = asked;
        if (question == null || reached.compareTo(question.end()) < 0) {
            return Optional.empty();
        }
        asked = null;
        answered = question;
        GtidSet holes = GtidSet.parse(question.executed()).minus(read);
        if (holes.isEmpty()) {
            return Optional.empty();
        }
        read.add(holes);
        isUnsaved = true;
        return Optional.of(holes);
    }

    /// What was read, when it has grown since the last call.
    Optional<String> takeUnsaved() {
        if (!isUnsaved) {
            return Optional.empty();
        }
        isUnsaved = false;
        return Optional.of(read.toString());
    }
}
