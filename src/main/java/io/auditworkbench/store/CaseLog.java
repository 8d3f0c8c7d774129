package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CASE_ACT;
import static io.auditworkbench.store.generated.Tables.CASE_FILE;
import static io.auditworkbench.store.generated.Tables.CASE_ITEM;
import static io.auditworkbench.store.generated.Tables.CASE_NOTE;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Reads cases: what people kept, what they wrote, and every act.
///
/// - **Units**: microseconds since the epoch, UTC.
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class CaseLog {

    private static final int FIRST_VERSION = 5;

    private final Path file;
    private final DSLContext sql;

    CaseLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// A case; `state` is `open` or `closed`, `outcome` empty while it is open.
    public record CaseRow(
            long number, String title, String state, String outcome, long createdMicros, String createdBy) {}

    /// What was pinned; `content` is its copy as JSON.
    public record ItemRow(
            long number,
            String kind,
            String subject,
            String summary,
            String remark,
            String content,
            String sha256,
            long pinnedMicros,
            String pinnedBy) {}

    /// One version of the notes.
    public record NoteRow(String body, long writtenMicros, String writtenBy) {}

    /// One act; `sha256` chains it to the one before.
    public record ActRow(String what, String detail, long actedMicros, String actedBy, String sha256) {}

    /// Whether the store has room for cases; one that an earlier program wrote gets it with its first case.
    public boolean isThere() {
        return SqlWork.on(
                file, () -> sql.connectionResult(connection -> Migrations.version(connection) >= FIRST_VERSION));
    }

    /// All of them, the newest first.
    public List<CaseRow> all() {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(CASE_FILE)
                        .orderBy(CASE_FILE.CASE_NO.desc())
                        .fetch(CaseLog::caseRow));
    }

    /// The case of this number.
    public Optional<CaseRow> find(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(CASE_FILE)
                        .where(CASE_FILE.CASE_NO.eq(number))
                        .fetchOptional(CaseLog::caseRow));
    }

    private static CaseRow caseRow(Record row) {
        return new CaseRow(
                row.get(CASE_FILE.CASE_NO),
                row.get(CASE_FILE.TITLE),
                row.get(CASE_FILE.STATE),
                row.get(CASE_FILE.OUTCOME),
                row.get(CASE_FILE.CREATED_US),
                row.get(CASE_FILE.CREATED_BY));
    }

    /// What was pinned, in that order.
    public List<ItemRow> items(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(CASE_ITEM)
                        .where(CASE_ITEM.CASE_NO.eq(number))
                        .orderBy(CASE_ITEM.ITEM_NO)
                        .fetch(row -> new ItemRow(
                                row.get(CASE_ITEM.ITEM_NO),
                                row.get(CASE_ITEM.KIND),
                                row.get(CASE_ITEM.SUBJECT),
                                row.get(CASE_ITEM.SUMMARY),
                                row.get(CASE_ITEM.REMARK),
                                row.get(CASE_ITEM.CONTENT),
                                row.get(CASE_ITEM.SHA256),
                                row.get(CASE_ITEM.PINNED_US),
                                row.get(CASE_ITEM.PINNED_BY))));
    }

    /// Every version of the notes, the newest first.
    public List<NoteRow> notes(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(CASE_NOTE)
                        .where(CASE_NOTE.CASE_NO.eq(number))
                        .orderBy(CASE_NOTE.NOTE_NO.desc())
                        .fetch(row -> new NoteRow(
                                row.get(CASE_NOTE.BODY),
                                row.get(CASE_NOTE.WRITTEN_US),
                                row.get(CASE_NOTE.WRITTEN_BY))));
    }

    /// Every act, in order.
    public List<ActRow> acts(long number) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(CASE_ACT)
                        .where(CASE_ACT.CASE_NO.eq(number))
                        .orderBy(CASE_ACT.ACT_NO)
                        .fetch(row -> new ActRow(
                                row.get(CASE_ACT.WHAT),
                                row.get(CASE_ACT.DETAIL),
                                row.get(CASE_ACT.ACTED_US),
                                row.get(CASE_ACT.ACTED_BY),
                                row.get(CASE_ACT.SHA256))));
    }
}
