package io.auditworkbench.filter;

/// What `is:` can ask about an event.
public enum Flag {
    FLAGGED,
    MARKED,
    REVIEWED,
    GAP,
    DDL,
    SNAPSHOT,
    MUTED
}
