package io.auditworkbench.store;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.Operation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads when and where events happened and leaves their values alone: several times as fast as [ChangeLog].
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class MarkLog {

    /// Few enough that whoever waits can stop it after a moment.
    private static final long STRETCH = 16_384;

    private final Path file;
    private final DSLContext sql;
    private final ReadNames names;

    MarkLog(Path file, DSLContext sql, ReadNames names) {
        this.file = file;
        this.sql = sql;
        this.names = names;
    }

    /// Gives the selected events to `taker`, oldest first, until it answers false; true when there are no more. Only
    /// for selections that [CompiledFilter#isDecidedBySql], because values are not looked at.
    public boolean read(EventSelection selection, Predicate<EventMark> taker) {
        return SqlWork.on(file, () -> sql.connectionResult(connection -> read(connection, selection, taker)));
    }

    private boolean read(Connection connection, EventSelection selection, Predicate<EventMark> taker)
            throws SQLException {
        DSLContext one = DSL.using(connection, sql.dialect());
        BlockSeeker seeker = new BlockSeeker(one, selection.blocks(), EventOrder.OLDEST_FIRST);
        long last = Tail.lastVisible(one);
        try (StretchSelect select =
                new StretchSelect(connection, selection.condition(), within -> EventQuery.marks(one, within))) {
            for (long at = 1; at <= last; ) {
                long block = seeker.seek(BlockMarks.blockOf(at));
                if (block == BlockSeeker.NONE) {
                    return true;
                }
                long from = Math.max(at, BlockMarks.firstSeqOf(block));
                long until = Math.min(last, from + STRETCH);
                if (!take(select, from, until, taker)) {
                    return false;
                }
                at = until + 1;
            }
            return true;
        }
    }

    private boolean take(StretchSelect select, long from, long until, Predicate<EventMark> taker) throws SQLException {
        try (ResultSet row = select.rows(from, until)) {
            while (row.next()) {
                if (!taker.test(mark(row))) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The columns are those of [EventQuery#marks].
    private EventMark mark(ResultSet row) throws SQLException {
        long actor = row.getLong(6);
        Long actorId = row.wasNull() ? null : (Long) actor;
        return new EventMark(
                row.getLong(1),
                row.getLong(4),
                row.getLong(5),
                Operation.ofCode(row.getInt(2)),
                names.table(row.getLong(3)).name(),
                Objects.requireNonNullElse(names.actor(actorId), Attribution.UNKNOWN.actor()));
    }
}
