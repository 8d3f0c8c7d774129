package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.impl.DSL;

/// The events of one stretch of the log after another for which one condition holds: jOOQ writes the SQL once, plain
/// JDBC runs it for each stretch. A rare term is looked for in hundreds of short ones, and writing the SQL anew took
/// longer than reading them.
final class EventRows implements AutoCloseable {

    private static final String LOW = "low";
    private static final String HIGH = "high";

    private final PreparedStatement select;
    private final EventReader reader;
    private int low;
    private int high;

    EventRows(Connection connection, DSLContext sql, EventReader reader, Condition condition, EventOrder order)
            throws SQLException {
        this.reader = reader;
        Param<Long> from = DSL.param(LOW, 0L);
        Param<Long> until = DSL.param(HIGH, 0L);
        var query = EventQuery.where(sql, CHANGE_EVENT.SEQ.between(from, until).and(condition), order, Long.MAX_VALUE);
        select = connection.prepareStatement(query.getSQL());
        bind(new ArrayList<>(query.getParams().entrySet()));
    }

    private void bind(List<Map.Entry<String, Param<?>>> params) throws SQLException {
        int column = 0;
        for (var param : params) {
            if (param.getValue().isInline()) {
                continue;
            }
            column++;
            switch (param.getKey()) {
                case LOW -> low = column;
                case HIGH -> high = column;
                default -> select.setObject(column, param.getValue().getValue());
            }
        }
    }

    /// Gives the events from `lowSeq` to `highSeq` to `taker`, in order, until it answers false.
    void read(long lowSeq, long highSeq, Predicate<StoredEvent> taker) throws SQLException {
        select.setLong(low, lowSeq);
        select.setLong(high, highSeq);
        try (ResultSet row = select.executeQuery()) {
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
