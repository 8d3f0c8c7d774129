package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.audit.AuditDesk;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the self-audit that a command belongs to.
@FunctionalInterface
public interface Journals {

    /// The self-audit for an act on a store; empty when there is no such store, and nothing that could be read or
    /// changed.
    ///
    /// - **Shape**: `store` is what was named on the command line, null when nothing was.
    Optional<AuditDesk> of(@Nullable Path store, AuditAction.Kind kind);
}
