package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Captured columns that somebody made columns of the list: each shows what the row had after a change, and before one
/// that deleted it. A name means the column of that name of whichever table.
///
/// - **Threading**: chosen on the JavaFX thread, read by any.
final class OwnColumns {

    /// More than this no window shows, and every line carries them.
    private static final int MOST = 12;

    private static final int LONGEST = 200;
    private static final String NAMES = "events.columns.own";

    private final DesktopSettings settings;
    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
    private volatile List<String> wanted;

    OwnColumns(DesktopSettings settings) {
        this.settings = settings;
        this.wanted = settings.list(NAMES).stream()
                .filter(name -> !name.isBlank())
                .distinct()
                .limit(MOST)
                .toList();
        this.names.set(wanted);
    }

    /// The names, in the order in which they were chosen.
    ReadOnlyObjectProperty<List<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    boolean has(String name) {
        return wanted.contains(name);
    }

    /// Adds a column, or takes it away.
    void toggle(String name) {
        List<String> next = new ArrayList<>(wanted);
        if (!next.remove(name) && next.size() < MOST) {
            next.add(name);
        }
        wanted = List.copyOf(next);
        settings.put(NAMES, wanted);
        names.set(wanted);
    }

    /// What an event has in them, by name; a name that it has no column of is left out.
    Map<String, String> of(EventView event) {
        List<String> asked = wanted;
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (ColumnView column : event.columns()) {
            if (asked.contains(column.name())) {
                values.put(column.name(), ChangeSummary.value(column.latest(), LONGEST));
            }
        }
        return values;
    }
}
