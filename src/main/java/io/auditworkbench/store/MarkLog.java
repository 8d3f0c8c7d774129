package io.auditworkbench.store;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.store.ScanWindows.Window;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads when and where events happened and leaves their values alone: several times as fast as [ChangeLog].
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class MarkLog {

    /// Few enough that whoever waits can stop it after a moment.
    private static final long WIDEST = 16_384;

    private final Path file;
    private final DSLContext sql;
    private final ReadNames names;

    MarkLog(Path file, DSLContext sql, ReadNames names) {
        this.file = file;
        this.sql = sql;
        this.names = names;
    }

    /// Gives the selected events to `taker`, in order, until it answers false; true when there are no more. `goesOn`
    /// hears now and then at which event the search is, and ends it by answering false. Only for selections that
    /// [CompiledFilter#isDecidedBySql], because values are not looked at.
    public boolean read(EventSelection selection, EventOrder order, Predicate<EventMark> taker, LongPredicate goesOn) {
        return SqlWork.on(
                file, () -> sql.connectionResult(connection -> read(connection, selection, order, taker, goesOn)));
    }

    private boolean read(
            Connection connection,
            EventSelection selection,
            EventOrder order,
            Predicate<EventMark> taker,
            LongPredicate goesOn)
            throws SQLException {
        DSLContext one = DSL.using(connection, sql.dialect());
        ScanWindows windows = new ScanWindows(one, selection.blocks(), order);
        try (StretchSelect select =
                new StretchSelect(connection, selection.condition(), within -> EventQuery.marks(one, within, order))) {
            long width = ScanWindows.NARROWEST;
            long at = windows.outset();
            for (Window window = windows.next(at, width); window != null; window = windows.next(at, width)) {
                if (!take(select, window, taker) || !goesOn.test(window.end())) {
                    return false;
                }
                at = windows.beyond(window);
                width = Math.min(width * 2, WIDEST);
            }
            return true;
        }
    }

    private boolean take(StretchSelect select, Window window, Predicate<EventMark> taker) throws SQLException {
        try (ResultSet row = select.rows(window.low(), window.high())) {
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
                row.getLong(7),
                row.getLong(5),
                Operation.ofCode(row.getInt(2)),
                names.table(row.getLong(3)).name(),
                Objects.requireNonNullElse(names.actor(actorId), Attribution.UNKNOWN.actor()));
    }
}
