package io.auditworkbench.workbench.audit;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.selfaudit.SelfAudit;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Records what interfaces are asked for and what they hand out, beside the store that is asked.
///
/// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE` when something cannot be recorded; then nothing may be handed out.
/// - **Threading**: any number of threads.
public final class AuditDesk implements AutoCloseable {

    private static final int MOST_DETAILS = 4_000;

    private final SelfAudit audit;
    private final Runnable closing;

    AuditDesk(SelfAudit audit, Runnable closing) {
        this.audit = audit;
        this.closing = closing;
    }

    /// The self-audit of a store; its file is made with the first entry.
    public static AuditDesk beside(Path store, Clock clock) {
        SqliteAuditJournal journal = SqliteAuditJournal.beside(store);
        return new AuditDesk(new SelfAudit(journal, clock), journal::close);
    }

    /// Records that something is asked for, and returns the number of the entry. Long details are cut, and end with the
    /// hash of the whole.
    public long asked(Actor actor, AuditAction.Kind kind, String object, String details) {
        return audit.record(actor, new AuditAction.Asked(kind, shortened(object), shortened(details)));
    }

    /// What left in answer to an entry.
    ///
    /// - **Shape**: `sha256` is that of the bytes, in hexadecimal digits; empty when nothing left.
    public record Left(long rows, long bytes, String sha256) {}

    /// Records how one act ended and that the next is asked for, at once; returns the number of the next.
    long next(Actor actor, AuditAction.Answered former, AuditAction.Asked next) {
        return audit.recordNext(
                actor, former, new AuditAction.Asked(next.kind(), shortened(next.object()), shortened(next.details())));
    }

    /// Records what is about to leave in answer to an entry.
    public void answered(Actor actor, long asked, AuditAction.Outcome outcome, long rows, String leaving) {
        byte[] bytes = leaving.getBytes(StandardCharsets.UTF_8);
        audit.record(actor, new AuditAction.Answered(asked, outcome, rows, bytes.length, Sha256.of(bytes)));
    }

    /// Records what left in answer to an entry while it was read.
    public void ended(Actor actor, long asked, AuditAction.Outcome outcome, Left left) {
        audit.recordEnd(actor, new AuditAction.Answered(asked, outcome, left.rows(), left.bytes(), left.sha256()));
    }

    /// Records something that is told in one entry.
    public void happened(Actor actor, AuditAction.Happened act) {
        audit.record(
                actor,
                new AuditAction.Happened(
                        act.kind(), shortened(act.object()), shortened(act.details()), act.outcome(), act.count()));
    }

    /// The newest entries, the newest first.
    public List<AuditEntry> newest(int limit) {
        return audit.newest(limit);
    }

    private static String shortened(String text) {
        return text.length() <= MOST_DETAILS ? text : text.substring(0, MOST_DETAILS) + "… sha256 " + Sha256.of(text);
    }

    @Override
    public void close() {
        closing.run();
    }
}
