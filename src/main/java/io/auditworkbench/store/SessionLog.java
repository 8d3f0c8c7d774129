package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.SESSION_SEEN;

import io.auditworkbench.model.change.SessionSeen;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;

/// Reads which accounts were seen behind connection ids.
///
/// - **Threading**: any number of threads.
public final class SessionLog {

    private final Path file;
    private final DSLContext sql;

    SessionLog(Path file, DSLContext sql) {
        this.file = file;
        this.sql = sql;
    }

    /// Every account seen behind the connection id of this transaction's server, oldest first: ids are used again after
    /// a restart.
    public List<SessionSeen> of(SourceId source, long epoch, long connectionId) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(SESSION_SEEN)
                        .where(SESSION_SEEN.SOURCE_ID.eq(source.value()))
                        .and(SESSION_SEEN.EPOCH.eq(epoch))
                        .and(SESSION_SEEN.CONNECTION_ID.eq(connectionId))
                        .orderBy(SESSION_SEEN.FIRST_US)
                        .fetch(row -> new SessionSeen(
                                row.get(SESSION_SEEN.CONNECTION_ID),
                                row.get(SESSION_SEEN.FIRST_US),
                                row.get(SESSION_SEEN.LAST_US),
                                row.get(SESSION_SEEN.ACCOUNT),
                                row.get(SESSION_SEEN.HOST),
                                row.get(SESSION_SEEN.PROGRAM),
                                row.get(SESSION_SEEN.ATTRIBUTES))));
    }
}
