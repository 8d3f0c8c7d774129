package io.auditworkbench.workbench.audit;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.workbench.audit.AuditDesk.Left;

/// Records what one person does with one store for as long as it is open.
///
/// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE` when something cannot be recorded; then it may not be done.
/// - **Threading**: any number of threads, but none that draws: each call waits for the disk.
public final class StoreActs implements AutoCloseable {

    private final AuditDesk desk;
    private final Actor actor;

    private StoreActs(AuditDesk desk, Actor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /// In the self-audit of the store.
    public static StoreActs of(AuditDesk desk, Actor actor) {
        return new StoreActs(desk, actor);
    }

    /// Records that something is asked for, and returns the number of the act.
    public long begin(Asked asked) {
        return desk.asked(actor, asked.kind(), asked.object(), asked.details());
    }

    /// Records how an act ended.
    public void end(long act, Outcome outcome, Left left) {
        desk.ended(actor, act, outcome, left);
    }

    /// Records that one act ended when the next began; returns the number of the next.
    public long next(long act, Left left, Asked asked) {
        return desk.next(actor, new Answered(act, Outcome.GIVEN, left.rows(), left.bytes(), left.sha256()), asked);
    }

    @Override
    public void close() {
        desk.close();
    }
}
