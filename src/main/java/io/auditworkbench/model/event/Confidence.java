package io.auditworkbench.model.event;

/// How sure a rule is of its conclusion; set by the rule, lowered by what it did not find. The order is the scale.
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
}
