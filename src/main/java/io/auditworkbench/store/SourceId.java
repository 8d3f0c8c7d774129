package io.auditworkbench.store;

/// Names a source within one store; `Store.source` gives it.
public record SourceId(long value) {}
