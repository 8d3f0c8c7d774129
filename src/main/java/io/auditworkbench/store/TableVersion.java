package io.auditworkbench.store;

import io.auditworkbench.model.change.TableSchema;

/// One shape a table had; versions are numbered in the order of their first use.
public record TableVersion(long versionId, TableSchema schema) {}
