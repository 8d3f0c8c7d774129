package io.auditworkbench.model.audit;

import java.time.Instant;
import java.util.Objects;

/// One entry of the self-audit.
///
/// - **Shape**: `number` counts the entries of a journal from 1, without holes.
public record AuditEntry(long number, Instant at, Actor actor, AuditAction action) {

    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
    }
}
