package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.FlagView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads the lines of a page.
///
/// - **Threading**: any thread but the JavaFX thread.
final class EventRows {

    private static final int MOST_FLAGS = 2_000;

    private final ChangeSummary summary;
    private final OwnColumns own;

    EventRows(ChangeSummary summary, OwnColumns own) {
        this.summary = summary;
        this.own = own;
    }

    /// The line of an event that is here already.
    EventRow row(EventView event, List<FlagView> flags) {
        return EventRow.of(event, flags, summary, own);
    }

    /// The lines of these events; those that are not visible are left out.
    List<EventRow> read(OpenStore store, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Map<Long, List<FlagView>> flags =
                store.reading().browser().flags(Collections.min(numbers), Collections.max(numbers), MOST_FLAGS).stream()
                        .collect(Collectors.groupingBy(FlagView::sequence));
        List<EventRow> rows = new ArrayList<>(numbers.size());
        store.reading()
                .browser()
                .events(numbers, event -> rows.add(row(event, flags.getOrDefault(event.sequence(), List.of()))));
        store.witness().shown(rows.size());
        return rows;
    }
}
