package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Stretch;
import io.auditworkbench.workbench.view.ChangeKind;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The first events of an area; for those who listen it is the timeline.
///
/// - **Threading**: the JavaFX thread.
final class AreaEvents extends TableView<EventLine> {

    private static final double ROW = 24;

    private final AreaViewModel area;

    AreaEvents(ScreenKit kit, AreaViewModel area) {
        super(area.events());
        this.area = area;
        setId("timeline-events");
        setAccessibleText(kit.text("timeline.area.events"));
        setFixedCellSize(ROW * kit.looks().percent() / 100.0);
        setPlaceholder(new Label(kit.text("timeline.area.no-events")));
        getColumns().add(column(kit.text("timeline.column.event"), 80, EventLine::id));
        getColumns().add(column(kit.text("timeline.column.time"), 215, EventLine::time));
        getColumns().add(operation(kit.text("timeline.column.op")));
        getColumns().add(column(kit.text("timeline.column.table"), 150, EventLine::table));
        getColumns().add(column(kit.text("timeline.column.key"), 90, EventLine::key));
        getColumns().add(column(kit.text("timeline.column.actor"), 130, EventLine::actor));
        getColumns().add(column(kit.text("timeline.column.change"), 420, EventLine::change));
        Stretch.last(this);
        setRowFactory(_ -> new Row());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                event.consume();
                area.open(getSelectionModel().getSelectedItem());
            }
        });
    }

    private static TableColumn<EventLine, String> column(String title, double width, Function<EventLine, String> text) {
        TableColumn<EventLine, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<EventLine, ChangeKind> operation(String title) {
        TableColumn<EventLine, ChangeKind> column = new TableColumn<>(title);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().kind()));
        column.setCellFactory(_ -> new Operation());
        column.setPrefWidth(50);
        column.setSortable(false);
        return column;
    }

    private static final class Operation extends TableCell<EventLine, ChangeKind> {

        private final OpBadge badge = new OpBadge();

        @Override
        protected void updateItem(@Nullable ChangeKind kind, boolean isEmpty) {
            super.updateItem(kind, isEmpty);
            if (kind != null && !isEmpty) {
                badge.show(kind);
            }
            setGraphic(isEmpty ? null : badge);
        }
    }

    private final class Row extends TableRow<EventLine> {

        private Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    area.open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable EventLine line, boolean isEmpty) {
            super.updateItem(line, isEmpty);
            setAccessibleText(line == null || isEmpty ? null : line.sentence());
        }
    }
}
