package io.auditworkbench.selfaudit;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;

/// Records acts of the workbench. Whoever answers calls it first, and answers only when it returned.
///
/// - **Threading**: any number of threads.
public final class SelfAudit {

    private final AuditJournal journal;
    private final Clock clock;

    public SelfAudit(AuditJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /// Records an act and returns the number of its entry.
    ///
    /// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE`; then the act must not go on.
    public long record(Actor actor, AuditAction action) {
        return record(actor, action, "Nothing was shown, because the self-audit could not record it.");
    }

    /// Records the end of one act and the beginning of the next at once, and returns the number of the beginning.
    ///
    /// - **Errors**: as above, for the next act.
    public long recordNext(Actor actor, AuditAction.Answered former, AuditAction.Asked next) {
        return append(
                () -> journal.append(clock.instant(), actor, former, next),
                "Nothing was shown, because the self-audit could not record it.");
    }

    /// Records the end of an act whose answer left while it was read.
    ///
    /// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE`; then the act has failed.
    public void recordEnd(Actor actor, AuditAction.Answered end) {
        record(actor, end, "The self-audit has that this began, and could not record what it handed out.");
    }

    private long record(Actor actor, AuditAction action, String consequence) {
        return append(() -> journal.append(clock.instant(), actor, action), consequence);
    }

    private static long append(LongSupplier appending, String consequence) {
        try {
            return appending.getAsLong();
        } catch (WorkbenchException failure) {
            throw new WorkbenchException(
                    ErrorCode.AUDIT_JOURNAL_UNWRITABLE,
                    consequence + " " + failure.happened(),
                    failure.nextStep(),
                    failure);
        }
    }

    /// The newest entries, the newest first.
    public List<AuditEntry> newest(int limit) {
        return journal.newest(limit);
    }
}
