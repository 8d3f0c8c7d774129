package io.auditworkbench.workbench.monitor;

import io.auditworkbench.workbench.CaptureProgress;

/// What a capture has done since its process began; `lastCommitMicros` is 0 before the first commit of the store, else
/// microseconds since the epoch.
record CaptureTotals(long commits, long gaps, long lastCommitMicros) {

    static CaptureTotals of(CaptureProgress progress) {
        return new CaptureTotals(progress.commits(), progress.gaps(), progress.lastCommitMicros());
    }
}
