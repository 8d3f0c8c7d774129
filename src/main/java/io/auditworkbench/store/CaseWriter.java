package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CASE_ACT;
import static io.auditworkbench.store.generated.Tables.CASE_FILE;
import static io.auditworkbench.store.generated.Tables.CASE_ITEM;
import static io.auditworkbench.store.generated.Tables.CASE_NOTE;

import org.jooq.DSLContext;

/// Writes cases; everything since the last commit of the [StoreWriter] it belongs to is written or forgotten together.
///
/// - **Units**: microseconds since the epoch, UTC.
/// - **Threading**: the writer's.
public final class CaseWriter {

    private final DSLContext sql;

    CaseWriter(DSLContext sql) {
        this.sql = sql;
    }

    /// Begins a case; answers its number.
    public long begin(String title, long atMicros, String by) {
        return sql.insertInto(CASE_FILE)
                .set(CASE_FILE.TITLE, title)
                .set(CASE_FILE.STATE, "open")
                .set(CASE_FILE.OUTCOME, "")
                .set(CASE_FILE.CREATED_US, atMicros)
                .set(CASE_FILE.CREATED_BY, by)
                .returning(CASE_FILE.CASE_NO)
                .fetchSingle(CASE_FILE.CASE_NO);
    }

    /// Gives it another title.
    public void title(long number, String title) {
        sql.update(CASE_FILE)
                .set(CASE_FILE.TITLE, title)
                .where(CASE_FILE.CASE_NO.eq(number))
                .execute();
    }

    /// Opens or closes it.
    public void state(long number, String state, String outcome) {
        sql.update(CASE_FILE)
                .set(CASE_FILE.STATE, state)
                .set(CASE_FILE.OUTCOME, outcome)
                .where(CASE_FILE.CASE_NO.eq(number))
                .execute();
    }

    /// Pins something; the number of the item is given by the store.
    public void pin(long number, CaseLog.ItemRow item) {
        sql.insertInto(CASE_ITEM)
                .set(CASE_ITEM.CASE_NO, number)
                .set(CASE_ITEM.KIND, item.kind())
                .set(CASE_ITEM.SUBJECT, item.subject())
                .set(CASE_ITEM.SUMMARY, item.summary())
                .set(CASE_ITEM.REMARK, item.remark())
                .set(CASE_ITEM.CONTENT, item.content())
                .set(CASE_ITEM.SHA256, item.sha256())
                .set(CASE_ITEM.PINNED_US, item.pinnedMicros())
                .set(CASE_ITEM.PINNED_BY, item.pinnedBy())
                .execute();
    }

    /// Writes a version of the notes.
    public void note(long number, CaseLog.NoteRow note) {
        sql.insertInto(CASE_NOTE)
                .set(CASE_NOTE.CASE_NO, number)
                .set(CASE_NOTE.BODY, note.body())
                .set(CASE_NOTE.WRITTEN_US, note.writtenMicros())
                .set(CASE_NOTE.WRITTEN_BY, note.writtenBy())
                .execute();
    }

    /// Logs an act.
    public void act(long number, CaseLog.ActRow act) {
        sql.insertInto(CASE_ACT)
                .set(CASE_ACT.CASE_NO, number)
                .set(CASE_ACT.WHAT, act.what())
                .set(CASE_ACT.DETAIL, act.detail())
                .set(CASE_ACT.ACTED_US, act.actedMicros())
                .set(CASE_ACT.ACTED_BY, act.actedBy())
                .set(CASE_ACT.SHA256, act.sha256())
                .execute();
    }

    /// The digest of the last act of a case, empty before the first.
    public String lastDigest(long number) {
        return sql.select(CASE_ACT.SHA256)
                .from(CASE_ACT)
                .where(CASE_ACT.CASE_NO.eq(number))
                .orderBy(CASE_ACT.ACT_NO.desc())
                .limit(1)
                .fetchOptional(CASE_ACT.SHA256)
                .orElse("");
    }
}
