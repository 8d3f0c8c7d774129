package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The columns of the list, and what of them is remembered: which, how wide and in which order.
///
/// - **Threading**: the JavaFX thread.
final class EventColumns {

    private static final String ORDER = "events.columns.order";
    private static final String WIDTHS = "events.columns.widths";
    private static final String OWN = "own:";
    private static final double OWN_EM = 8;
    private static final double EM = 13;
    private static final double SCROLL_BAR = 18;

    private final ScreenKit kit;
    private final EventsViewModel model;
    private double stretched;
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
        model.own().namesProperty().get().forEach(name -> all.add(own(name, widths)));
        all.sort(java.util.Comparator.comparingInt(column -> place(column.getId(), order)));
        table.getColumns().setAll(all);
        model.own().namesProperty().addListener((_, _, names) -> showOwn(table, names));
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

    /// The captured column that a column of the list shows, if it is one that somebody added.
    static Optional<String> ownName(TableColumn<?, ?> column) {
        String id = column.getId();
        return id.startsWith(OWN) ? Optional.of(id.substring(OWN.length())) : Optional.empty();
    }

    /// A new column stands before what changed, where it is seen in a narrow list too.
    private void showOwn(TableView<EventRow> table, List<String> names) {
        table.getColumns()
                .removeIf(column ->
                        ownName(column).filter(name -> !names.contains(name)).isPresent());
        List<String> shown = table.getColumns().stream()
                .flatMap(column -> ownName(column).stream())
                .toList();
        for (String name : names) {
            if (!shown.contains(name)) {
                TableColumn<EventRow, EventRow> column = own(name, Map.of());
                column.widthProperty().addListener(_ -> resized(table, column));
                table.getColumns().add(beforeChange(table), column);
            }
        }
        stretch(table);
    }

    private static int beforeChange(TableView<EventRow> table) {
        for (int i = 0; i < table.getColumns().size(); i++) {
            if (table.getColumns().get(i).getId().equals(EventColumn.CHANGE.word())) {
                return i;
            }
        }
        return table.getColumns().size();
    }

    private TableColumn<EventRow, EventRow> own(String name, Map<String, Double> widths) {
        TableColumn<EventRow, EventRow> column = new TableColumn<>(ForeignText.line(name));
        column.setId(OWN + name);
        column.setSortable(false);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(_ -> new OwnCell(name));
        column.setPrefWidth(widths.getOrDefault(OWN + name, OWN_EM * EM));
        column.setMinWidth(3 * EM);
        column.getStyleClass().add("column-own");
        MenuItem remove = new MenuItem(kit.text("events.column.remove"));
        remove.setOnAction(_ -> model.own().toggle(name));
        column.setContextMenu(new ContextMenu(remove));
        return column;
    }

    /// What the row has in a captured column.
    private static final class OwnCell extends TableCell<EventRow, EventRow> {

        private final String name;

        private OwnCell(String name) {
            this.name = name;
        }

        @Override
        protected void updateItem(@Nullable EventRow row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            EventRow.Facts facts = isEmpty || row == null ? null : row.facts();
            setText(facts == null ? null : facts.own().getOrDefault(name, ""));
        }
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
            stretched = Math.max(EventColumn.CHANGE.em() * EM, table.getWidth() - others - SCROLL_BAR);
            change.setPrefWidth(stretched);
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
        boolean isChange = column.getId().equals(EventColumn.CHANGE.word());
        // a stretched column gets its width later, when the mouse may be anywhere
        boolean isOurs = table.getSkin() == null
                || !table.isHover()
                || (isChange && Math.abs(column.getWidth() - stretched) < 1);
        if (!isOurs) {
            isChosen |= isChange;
            stretch(table);
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
