package io.auditworkbench.workbench.audit;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Happened;
import java.nio.file.Path;

/// Records in one person's name what a program does with stores.
///
/// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE` when something cannot be recorded; then it may not be done.
/// - **Threading**: any number of threads.
@FunctionalInterface
public interface ActRecorder {

    /// Records nothing: for stores of invented rows, of which nobody has to account.
    ActRecorder OF_NOTHING = (_, _) -> {};

    /// Records an act on a store; it is on the disk then.
    void happened(Path store, Happened act);

    /// Records in the self-audit of each store, in the name of `actor`.
    static ActRecorder of(AuditDesks desks, Actor actor) {
        return (store, act) -> {
            try (AuditDesk desk = desks.of(store)) {
                desk.happened(actor, act);
            }
        };
    }
}
