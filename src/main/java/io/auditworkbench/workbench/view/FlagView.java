package io.auditworkbench.workbench.view;

import io.auditworkbench.model.finding.Severity;
import java.util.Objects;

/// That an event is evidence of a group of findings.
///
/// - **Shape**: `anomaly` is `A17`.
public record FlagView(long sequence, String anomaly, String detector, Severity severity) {

    public FlagView {
        Objects.requireNonNull(anomaly, "anomaly");
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(severity, "severity");
    }
}
