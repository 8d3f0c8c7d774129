package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// The events of one stretch of the log after another for which one condition holds.
final class EventRows implements AutoCloseable {

    private final StretchSelect select;
    private final EventReader reader;

    EventRows(Connection connection, DSLContext sql, EventReader reader, Condition condition, EventOrder order)
            throws SQLException {
        this.reader = reader;
        select = new StretchSelect(
                connection, condition, within -> EventQuery.where(sql, within, order, Long.MAX_VALUE));
    }

    /// Gives the events from `lowSeq` to `highSeq` to `taker`, in order, until it answers false.
    void read(long lowSeq, long highSeq, Predicate<StoredEvent> taker) throws SQLException {
        try (ResultSet row = select.rows(lowSeq, highSeq)) {
            boolean isWanted = true;
            while (isWanted && row.next()) {
                isWanted = taker.test(reader.event(row));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
