package io.auditworkbench.capture;

import java.util.List;
import java.util.Optional;

/// What a look at a server found: the steps of the connection, then the checks.
///
/// - **Shape**: `steps` are those that went well, in order; `checks` in the order of their ids, empty when the
///   connection failed or none was asked for; `volume` is empty when the logs could not be listed.
public record ConnectionReport(
        List<ConnectionStep> steps,
        ConnectionOutcome outcome,
        List<PreflightCheck> checks,
        Optional<BinlogVolume> volume) {

    public ConnectionReport {
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
    }

    /// Whether capture may start as far as the checks done can tell.
    public boolean isReady() {
        return outcome instanceof ConnectionOutcome.Connected && checks.stream().noneMatch(PreflightCheck::blocks);
    }
}
