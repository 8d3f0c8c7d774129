package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;

/// The list itself.
///
/// - **Threading**: the JavaFX thread.
final class EventTable {

    private final TableView<EventRow> table = new TableView<>();
    private final EventsViewModel model;
    private boolean isFollowing;

    EventTable(ScreenKit kit, EventsViewModel model) {
        this.model = model;
        table.setId("events-table");
        table.setAccessibleText(kit.text("events.list.name"));
        table.setFixedCellSize(24);
        table.setTableMenuButtonVisible(true);
        table.setPlaceholder(new Label(""));
        table.setRowFactory(_ -> new EventLine(kit));
        table.setSortPolicy(_ -> false);
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.setItems(model.rows());
        new EventColumns(kit, model).fill(table);
        table.getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> chosen(index.intValue()));
        model.selectedProperty().addListener(_ -> follow());
        model.timeModeProperty().addListener(_ -> table.refresh());
        model.listing().scanProperty().addListener(_ -> follow());
    }

    TableView<EventRow> node() {
        return table;
    }

    private void chosen(int index) {
        if (!isFollowing && index >= 0 && index < model.rows().size()) {
            model.select(model.rows().numberAt(index));
            table.refresh();
        }
    }

    /// The selection of the model is that of the table, and can be seen.
    private void follow() {
        isFollowing = true;
        try {
            int index = model.selected() == EventsViewModel.NONE
                    ? -1
                    : model.rows().numbers().indexOf(model.selected());
            if (index < 0) {
                table.getSelectionModel().clearSelection();
            } else if (index != table.getSelectionModel().getSelectedIndex()
                    && index < model.rows().size()) {
                table.getSelectionModel().clearAndSelect(index);
                reveal(index);
                table.refresh();
            }
        } finally {
            isFollowing = false;
        }
    }

    private void reveal(int index) {
        flow().ifPresent(flow -> {
            boolean isSeen = flow.getFirstVisibleCell() != null
                    && flow.getFirstVisibleCell().getIndex() <= index
                    && index < flow.getLastVisibleCell().getIndex();
            if (!isSeen) {
                table.scrollTo(Math.max(0, index - 8));
            }
        });
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    /// Whether the newest line is seen.
    boolean isAtTheTop() {
        return flow().map(flow -> flow.getFirstVisibleCell() == null
                        || flow.getFirstVisibleCell().getIndex() == 0)
                .orElse(true);
    }

    /// The first and one more than the last line that are seen.
    int[] seen() {
        return flow().filter(flow -> flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null)
                .map(flow -> new int[] {
                    flow.getFirstVisibleCell().getIndex(),
                    flow.getLastVisibleCell().getIndex() + 1
                })
                .orElse(new int[] {0, 0});
    }

    void scrollTo(int line) {
        if (line >= 0 && line < model.rows().size()) {
            table.scrollTo(line);
        }
    }

    /// Selects the line so many further down.
    void move(int by) {
        int size = model.rows().size();
        if (size == 0) {
            return;
        }
        int here = table.getSelectionModel().getSelectedIndex();
        int next = here < 0 ? 0 : Math.clamp((long) here + by, 0, size - 1);
        table.getSelectionModel().clearAndSelect(next);
        reveal(next);
    }

    /// The column that keys mean: the one clicked or walked to last.
    EventColumn column() {
        TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
        TableColumn<?, ?> column = cell == null ? null : cell.getTableColumn();
        return column == null || EventColumns.ownName(column).isPresent()
                ? EventColumn.CHANGE
                : EventColumn.valueOf(column.getId().toUpperCase(java.util.Locale.ROOT));
    }

    /// The captured column that keys mean, where it is one that somebody added.
    Optional<String> ownColumn() {
        TablePosition<?, ?> cell = table.getFocusModel().getFocusedCell();
        return cell == null || cell.getTableColumn() == null
                ? Optional.empty()
                : EventColumns.ownName(cell.getTableColumn());
    }

    void onOpened(Runnable opening) {
        table.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                opening.run();
            }
        });
    }

    /// Tells which column the pointer or the keys are at.
    void onColumn(Consumer<EventColumn> listener) {
        table.getFocusModel().focusedCellProperty().addListener(_ -> listener.accept(column()));
    }
}
