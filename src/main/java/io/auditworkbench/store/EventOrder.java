package io.auditworkbench.store;

/// Which way through the log.
public enum EventOrder {
    NEWEST_FIRST,
    OLDEST_FIRST
}
