package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Reads the first events of an area.
final class EventLines {

    /// Enough to see what they are; the rest is what Events is for.
    static final int MOST = 200;

    private static final int COLUMNS = 3;
    private static final int LONGEST_STATEMENT = 160;

    private EventLines() {}

    /// The events of a filter, oldest first.
    static List<EventLine> read(StoreReading reading, AcceptedFilter filter, TimeShown times, BooleanSupplier stop) {
        List<EventLine> lines = new ArrayList<>();
        EventQuery query = new EventQuery(filter, MOST, EventQuery.Order.OLDEST_FIRST, Optional.empty());
        reading.events().search(query, new EventSink() {
            @Override
            public void take(EventView event) {
                lines.add(line(event, times));
            }

            @Override
            public void scanned(long events, long of) {
                // they are found at once
            }

            @Override
            public boolean isWanted() {
                return !stop.getAsBoolean();
            }
        });
        return lines;
    }

    static EventLine line(EventView event, TimeShown times) {
        return new EventLine(
                event.id(),
                times.moment(event.committedAt()),
                event.kind(),
                ForeignText.line(event.table()),
                event.row() == null ? "" : ForeignText.line(event.row().keyText(), 80),
                ForeignText.line(event.actor().name()),
                change(event));
    }

    private static String change(EventView event) {
        if (event.ddl() != null) {
            return ForeignText.line(event.ddl().text(), LONGEST_STATEMENT);
        }
        List<ColumnView> touched = event.touched();
        String shown = touched.stream()
                .limit(COLUMNS)
                .map(column -> ForeignText.line(column.name()) + " " + sides(column))
                .collect(Collectors.joining(", "));
        return touched.size() > COLUMNS ? shown + " · +" + (touched.size() - COLUMNS) : shown;
    }

    private static String sides(ColumnView column) {
        return column.isChanged()
                ? ChangeSummary.value(column.before()) + "→" + ChangeSummary.value(column.after())
                : ChangeSummary.value(column.latest());
    }
}
