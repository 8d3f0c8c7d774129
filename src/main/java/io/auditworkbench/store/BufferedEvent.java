package io.auditworkbench.store;

import io.auditworkbench.model.change.CanonicalChangeEvent;

/// An event of a pushed transaction that is not complete; `totalOrder` counts the transaction's records from 1, and is
/// 0 when the sender does not count.
public record BufferedEvent(long totalOrder, CanonicalChangeEvent event) {}
