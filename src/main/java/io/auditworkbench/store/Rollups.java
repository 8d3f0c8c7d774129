package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.MINUTE_SPAN;
import static io.auditworkbench.store.generated.Tables.ROLLUP_HOUR;
import static io.auditworkbench.store.generated.Tables.ROLLUP_MINUTE;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Counts events by minute and operation, and by hour, table and operation, and notes where each minute lies; adds all
/// of it to what is stored on a flush.
final class Rollups {

    static final long MINUTE_MICROS = 60_000_000L;
    static final long HOUR_MICROS = 60 * MINUTE_MICROS;

    private record Cell(long period, int what) {}

    private final TableInsert minutes;
    private final TableInsert hours;
    private final TableInsert spans;
    private final Map<Cell, long[]> byMinute = new HashMap<>();
    private final Map<Cell, long[]> byHour = new HashMap<>();
    private final Map<Long, long[]> spanByMinute = new HashMap<>();

    Rollups(Connection connection) throws SQLException {
        minutes = TableInsert.adding(connection, ROLLUP_MINUTE, ROLLUP_MINUTE.EVENT_COUNT);
        hours = TableInsert.adding(connection, ROLLUP_HOUR, ROLLUP_HOUR.EVENT_COUNT);
        spans = TableInsert.widening(connection, MINUTE_SPAN, MINUTE_SPAN.FIRST_SEQ, MINUTE_SPAN.LAST_SEQ);
    }

    /// Counts events of one transaction; `what` as in [What].
    void add(long commitMicros, int what, long count) {
        byMinute.computeIfAbsent(
                        new Cell(Math.floorDiv(commitMicros, MINUTE_MICROS), What.operation(what)), _ -> new long[1])[
                0] += count;
        byHour.computeIfAbsent(new Cell(Math.floorDiv(commitMicros, HOUR_MICROS), what), _ -> new long[1])[0] += count;
    }

    /// Notes where the events of one transaction lie.
    void span(long commitMicros, long firstSeq, long lastSeq) {
        long[] span = spanByMinute.computeIfAbsent(
                Math.floorDiv(commitMicros, MINUTE_MICROS), _ -> new long[] {firstSeq, lastSeq});
        span[0] = Math.min(span[0], firstSeq);
        span[1] = Math.max(span[1], lastSeq);
    }

    void flush() throws SQLException {
        for (Map.Entry<Cell, long[]> entry : byMinute.entrySet()) {
            Cell cell = entry.getKey();
            minutes.put(cell.period).put(cell.what).put(entry.getValue()[0]).add();
        }
        for (Map.Entry<Cell, long[]> entry : byHour.entrySet()) {
            Cell cell = entry.getKey();
            hours.put(cell.period)
                    .put(What.table(cell.what))
                    .put(What.operation(cell.what))
                    .put(entry.getValue()[0])
                    .add();
        }
        for (Map.Entry<Long, long[]> entry : spanByMinute.entrySet()) {
            long[] span = entry.getValue();
            spans.put(entry.getKey()).put(span[0]).put(span[1]).add();
        }
        minutes.flush();
        hours.flush();
        spans.flush();
        clear();
    }

    void forget() throws SQLException {
        clear();
        minutes.forget();
        hours.forget();
        spans.forget();
    }

    private void clear() {
        byMinute.clear();
        byHour.clear();
        spanByMinute.clear();
    }
}
