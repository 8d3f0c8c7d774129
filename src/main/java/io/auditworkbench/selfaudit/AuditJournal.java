package io.auditworkbench.selfaudit;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import java.time.Instant;
import java.util.List;

/// Where entries are kept: they can be added and read, and nothing else.
///
/// - **Threading**: any number of threads and processes.
public interface AuditJournal {

    /// Adds an entry and returns its number; it is on the disk then.
    ///
    /// - **Errors**: a `WorkbenchException` when it cannot be written.
    long append(Instant at, Actor actor, AuditAction action);

    /// Adds two entries after each other, both or none, and returns the number of the second.
    ///
    /// - **Errors**: as above.
    long append(Instant at, Actor actor, AuditAction first, AuditAction second);

    /// The newest entries, the newest first.
    List<AuditEntry> newest(int limit);
}
