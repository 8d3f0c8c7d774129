package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/// A query that is run for one stretch of the log after another: jOOQ writes the SQL once, plain JDBC runs it for each
/// stretch. A rare term is looked for in hundreds of short ones, and writing the SQL anew took longer than reading
/// them.
final class StretchSelect implements AutoCloseable {

    private static final String LOW = "low";
    private static final String HIGH = "high";

    private final PreparedStatement select;
    private int low;
    private int high;

    /// - **Shape**: `query` makes the query of a condition; it gets `condition` within the stretch.
    StretchSelect(Connection connection, Condition condition, Function<Condition, ? extends ResultQuery<?>> query)
            throws SQLException {
        Param<Long> from = DSL.param(LOW, 0L);
        Param<Long> until = DSL.param(HIGH, 0L);
        ResultQuery<?> within =
                query.apply(CHANGE_EVENT.SEQ.between(from, until).and(condition));
        select = connection.prepareStatement(within.getSQL());
        bind(new ArrayList<>(within.getParams().entrySet()));
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

    /// The rows of the events from `lowSeq` to `highSeq`; to be read and closed before the next stretch.
    ResultSet rows(long lowSeq, long highSeq) throws SQLException {
        select.setLong(low, lowSeq);
        select.setLong(high, highSeq);
        return select.executeQuery();
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
