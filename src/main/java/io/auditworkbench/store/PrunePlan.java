package io.auditworkbench.store;

import java.util.List;

/// What a pruning takes: every transaction after `afterTx` and through `throughTx`, with its events.
///
/// - **Shape**: nothing is taken when `throughTx` is `afterTx`. `holds` says why no more goes, `closedCases` which
///   closed cases pin something of it.
/// - **Units**: microseconds since the epoch, UTC.
public record PrunePlan(
        long afterTx,
        long throughTx,
        long throughSeq,
        long transactions,
        long events,
        long firstMicros,
        long lastMicros,
        List<Hold> holds,
        List<Long> closedCases) {

    public PrunePlan {
        holds = List.copyOf(holds);
        closedCases = List.copyOf(closedCases);
    }

    /// Something that is old enough and has to stay, with everything after it; `number` is that of the case, of the run
    /// of a snapshot, or 0.
    public record Hold(Reason reason, long number, long beforeTx) {}

    /// Why something stays.
    public enum Reason {
        /// An open case pins it.
        CASE,
        /// A snapshot is not finished, or would be cut in two.
        SNAPSHOT,
        /// No checkpoint signs it.
        UNSIGNED,
        /// No conclusions were drawn from it yet.
        NOT_CONCLUDED,
        /// The last transaction stays, so that the log goes on from there.
        LAST
    }

    /// Whether there is nothing to take.
    public boolean isEmpty() {
        return throughTx == afterTx;
    }
}
