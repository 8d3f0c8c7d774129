package io.auditworkbench.store;

import io.auditworkbench.model.change.TableSchema;

/// A table as a sender's schema change at `place` (`file:offset`) left it.
public record SenderTable(String place, TableSchema table) {}
