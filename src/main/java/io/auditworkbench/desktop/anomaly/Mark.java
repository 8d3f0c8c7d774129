package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.model.finding.Severity;
import java.time.Instant;

/// A finding as a moment, of a group and its check.
record Mark(String group, String detector, Severity severity, Instant at) {}
