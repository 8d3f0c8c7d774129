package io.auditworkbench.integrity;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableSchema;
import org.jspecify.annotations.Nullable;

/// A change event ready to be kept: its canonical bytes, its hash, and what the indexes need.
///
/// - **Shape**: `formerRowKey` is null unless an update moved the row to another key; `statement` and `statementDigest`
///   are null together.
public record HashedEvent(
        Operation operation,
        TableSchema table,
        byte[] tableDigest,
        @Nullable String statement,
        byte @Nullable [] statementDigest,
        long rowKey,
        @Nullable Long formerRowKey,
        byte[] body,
        byte[] leaf) {}
