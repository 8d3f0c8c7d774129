package io.auditworkbench.model.finding;

/// How much a finding matters, from least to most; the order of the constants is the order of the scale.
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
