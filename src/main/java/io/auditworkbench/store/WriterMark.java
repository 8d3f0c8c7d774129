package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.META;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/// Which process writes a store, as it says in the store itself: process number and start, so that a number used again
/// is no match.
///
/// The lock cannot say it: to look at the locked file from the process that holds the lock would drop the lock (POSIX).
record WriterMark(long processId, long startMillis) {

    private static final String NAME = "writer";

    static WriterMark ofThisProcess() {
        return of(ProcessHandle.current());
    }

    private static WriterMark of(ProcessHandle process) {
        return new WriterMark(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /// The mark in a store; a writer that was killed leaves it behind.
    static Optional<WriterMark> in(DSLContext sql) {
        return sql.select(META.VALUE)
                .from(META)
                .where(META.NAME.eq(NAME))
                .fetchOptional(META.VALUE)
                .map(WriterMark::parse);
    }

    private static WriterMark parse(String text) {
        int space = text.indexOf(' ');
        return new WriterMark(Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }

    void set(DSLContext sql) {
        sql.insertInto(META)
                .values(NAME, processId + " " + startMillis)
                .onConflict(META.NAME)
                .doUpdate()
                .set(META.VALUE, processId + " " + startMillis)
                .execute();
    }

    static void clear(DSLContext sql) {
        sql.deleteFrom(META).where(META.NAME.eq(NAME)).execute();
    }

    /// True while that process lives.
    boolean isAlive() {
        return ProcessHandle.of(processId)
                .map(process -> of(process).equals(this))
                .orElse(false);
    }
}
