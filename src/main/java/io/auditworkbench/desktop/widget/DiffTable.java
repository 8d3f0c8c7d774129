package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.Messages;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Columns of a row before and after: amber with a minus on the left, blue with a plus on the right, told apart by more
/// than colour.
///
/// - **Threading**: the JavaFX thread.
public final class DiffTable extends TableView<DiffRow> {

    private static final double ROW_HEIGHT = 24;
    private static final double NAME_WIDTH = 130;
    private static final double VALUE_WIDTH = 180;
    private static final double DELTA_WIDTH = 80;
    private static final double NOTE_WIDTH = 190;
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

    private final ObservableList<DiffRow> all = FXCollections.observableArrayList();
    private final FilteredList<DiffRow> shown = new FilteredList<>(all);

    public DiffTable(Messages messages) {
        getStyleClass().add("diff-table");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(messages.text("widget.diff.table"));
        setPlaceholder(new Label(messages.text("widget.diff.nothing")));
        setItems(shown);
        getColumns().add(column(messages.text("widget.diff.column"), NAME_WIDTH, "diff-name", DiffRow::column));
        getColumns().add(column(messages.text("widget.diff.before"), VALUE_WIDTH, "diff-before", DiffRow::before));
        getColumns().add(column(messages.text("widget.diff.after"), VALUE_WIDTH, "diff-after", DiffRow::after));
        getColumns().add(column(messages.text("widget.diff.delta"), DELTA_WIDTH, "diff-delta", DiffRow::delta));
        getColumns().add(column("", NOTE_WIDTH, "diff-note", DiffRow::note));
        getColumns().forEach(column -> column.setSortable(false));
    }

    /// Shows other rows.
    public void show(List<DiffRow> rows) {
        all.setAll(rows);
    }

    /// Shows the changed columns only.
    public void showChangedOnly() {
        shown.setPredicate(row -> row.kind() != DiffRow.Kind.SAME);
    }

    /// Shows every column.
    public void showAll() {
        shown.setPredicate(null);
    }

    /// Whether every column is shown.
    public boolean isShowingAll() {
        return shown.getPredicate() == null;
    }

    private static TableColumn<DiffRow, String> column(
            String title, double width, String style, Function<DiffRow, String> text) {
        TableColumn<DiffRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell(style));
        return column;
    }

    private static final class Cell extends TableCell<DiffRow, String> {

        private Cell(String style) {
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(String text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            setText(isEmpty ? "" : text);
            DiffRow row =
                    isEmpty || getTableRow() == null ? null : getTableRow().getItem();
            pseudoClassStateChanged(CHANGED, row != null && row.kind() != DiffRow.Kind.SAME && !text.isEmpty());
            pseudoClassStateChanged(NOTHING, "NULL".equals(text));
        }
    }
}
