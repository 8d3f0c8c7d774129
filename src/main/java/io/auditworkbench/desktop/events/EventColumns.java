package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The columns of the list, and what of them is remembered: which, how wide and in which order.
///
/// - **Threading**: the JavaFX thread.
final class EventColumns {

    private static final String ORDER = "events.columns.order";
    private static final String WIDTHS = "events.columns.widths";
    private static final double EM = 13;
    private static final double SCROLL_BAR = 18;

    private final ScreenKit kit;
    private final EventsViewModel model;
    private boolean isStretching;
    private boolean isChosen;

    EventColumns(ScreenKit kit, EventsViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    /// Makes the columns of a table.
    void fill(TableView<EventRow> table) {
        Map<String, Double> widths = widths(kit.context().settings());
        List<String> order = kit.context().settings().list(ORDER);
        List<TableColumn<EventRow, EventRow>> all = new ArrayList<>();
        for (EventColumn column : EventColumn.values()) {
            all.add(column(column, widths, order));
        }
        all.sort(java.util.Comparator.comparingInt(column -> place(column.getId(), order)));
        table.getColumns().setAll(all);
        table.getColumns().addListener((javafx.collections.ListChangeListener<Object>) _ -> remember(table));
        boolean isFlexible = !widths.containsKey(EventColumn.CHANGE.word());
        if (isFlexible) {
            table.widthProperty().addListener(_ -> stretch(table));
        }
        all.forEach(column -> {
            column.visibleProperty().addListener(_ -> remember(table));
            column.widthProperty().addListener(_ -> resized(table, column));
        });
    }

    /// What the change was gets the room that the others leave, until somebody chooses another width.
    private void stretch(TableView<EventRow> table) {
        double others = 0;
        TableColumn<EventRow, ?> change = null;
        for (TableColumn<EventRow, ?> column : table.getVisibleLeafColumns()) {
            if (column.getId().equals(EventColumn.CHANGE.word())) {
                change = column;
            } else {
                others += column.getWidth();
            }
        }
        if (change != null && !isChosen) {
            isStretching = true;
            change.setPrefWidth(Math.max(EventColumn.CHANGE.em() * EM, table.getWidth() - others - SCROLL_BAR));
            isStretching = false;
        }
    }

    private static int place(String id, List<String> order) {
        int place = order.indexOf(id) >= 0 ? order.indexOf(id) : order.indexOf("-" + id);
        return place >= 0 ? place : order.size();
    }

    private TableColumn<EventRow, EventRow> column(EventColumn what, Map<String, Double> widths, List<String> order) {
        TableColumn<EventRow, EventRow> column = new TableColumn<>(kit.text("events.column." + what.word()));
        column.setId(what.word());
        column.setSortable(false);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(_ -> new EventCell(what, kit, model));
        column.setPrefWidth(widths.getOrDefault(what.word(), what.em() * EM));
        column.setMinWidth(what == EventColumn.GUTTER ? 2 * EM : 3 * EM);
        boolean isChosen = order.contains(what.word()) || (!order.contains("-" + what.word()) && what.isUsual());
        column.setVisible(isChosen);
        column.getStyleClass().add("column-" + what.word());
        return column;
    }

    private static Map<String, Double> widths(DesktopSettings settings) {
        return settings.list(WIDTHS).stream()
                .map(text -> text.split("=", -1))
                .filter(parts -> parts.length == 2 && parts[1].matches("[0-9.]{1,9}"))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Double.parseDouble(parts[1]), (one, _) -> one));
    }

    private void resized(TableView<EventRow> table, TableColumn<EventRow, ?> column) {
        boolean isOurs = isStretching || table.getSkin() == null || !table.isHover();
        if (!isOurs) {
            isChosen |= column.getId().equals(EventColumn.CHANGE.word());
            remember(table);
        }
    }

    private void remember(TableView<EventRow> table) {
        DesktopSettings settings = kit.context().settings();
        settings.put(
                ORDER,
                table.getColumns().stream()
                        .map(column -> (column.isVisible() ? "" : "-") + column.getId())
                        .toList());
        settings.put(
                WIDTHS,
                table.getColumns().stream()
                        .map(column -> column.getId() + "=" + Math.round(column.getWidth()))
                        .toList());
    }
}
