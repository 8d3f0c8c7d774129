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
import javafx.scene.control.Tooltip;

/// Columns of a row before and after: a striped amber bar with a minus on the left, a blue one with a plus on the
/// right, told apart by more than colour. What no row has (a side, a difference, a note) takes no room.
///
/// - **Threading**: the JavaFX thread.
public final class DiffTable extends TableView<DiffRow> {

    private static final double ROW_HEIGHT = 24;
    private static final double NAME_WIDTH = 150;
    private static final double VALUE_WIDTH = 190;
    private static final double DELTA_WIDTH = 90;
    private static final double NOTE_WIDTH = 200;
    private static final int SHORT = 20;
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

    private final ObservableList<DiffRow> all = FXCollections.observableArrayList();
    private final FilteredList<DiffRow> shown = new FilteredList<>(all);
    private final TableColumn<DiffRow, String> before;
    private final TableColumn<DiffRow, String> after;
    private final TableColumn<DiffRow, String> delta;
    private final TableColumn<DiffRow, String> note;

    /// A table whose notes have no title.
    public DiffTable(Messages messages) {
        this(messages, "");
    }

    /// - **Shape**: `noteTitle` says what the notes of the rows are.
    public DiffTable(Messages messages, String noteTitle) {
        getStyleClass().add("diff-table");
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(messages.text("widget.diff.table"));
        setPlaceholder(new Label(messages.text("widget.diff.nothing")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setItems(shown);
        before = column(messages.text("widget.diff.before"), VALUE_WIDTH, "diff-before", "−", DiffRow::before);
        after = column(messages.text("widget.diff.after"), VALUE_WIDTH, "diff-after", "+", DiffRow::after);
        delta = column(messages.text("widget.diff.delta"), DELTA_WIDTH, "diff-delta", "", DiffRow::deltaShown);
        note = column(noteTitle, NOTE_WIDTH, "diff-note", "", DiffRow::note);
        getColumns().add(column(messages.text("widget.diff.column"), NAME_WIDTH, "diff-name", "", DiffRow::column));
        getColumns().addAll(List.of(before, after, delta, note));
        getColumns().forEach(column -> column.setSortable(false));
    }

    /// Shows other rows.
    public void show(List<DiffRow> rows) {
        all.setAll(rows);
        boolean isEmpty = rows.isEmpty();
        before.setVisible(isEmpty || rows.stream().anyMatch(row -> !row.before().isEmpty()));
        after.setVisible(isEmpty || rows.stream().anyMatch(row -> !row.after().isEmpty()));
        delta.setVisible(rows.stream().anyMatch(row -> !row.delta().isEmpty()));
        note.setVisible(rows.stream().anyMatch(row -> !row.note().isEmpty()));
    }

    /// Names the two sides, such as `A · v3` and `B · v4`.
    public void name(String left, String right) {
        before.setText(left);
        after.setText(right);
    }

    /// Says what the notes of the rows are.
    public void noteTitle(String title) {
        note.setText(title);
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
            String title, double width, String style, String sign, Function<DiffRow, String> text) {
        TableColumn<DiffRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell(style, sign));
        return column;
    }

    private static final class Cell extends TableCell<DiffRow, String> {

        private final Label sign = new Label();
        private final Tooltip whole = new Tooltip();

        private Cell(String style, String sign) {
            getStyleClass().add(style);
            this.sign.setText(sign);
            this.sign.getStyleClass().add("diff-sign");
            whole.setWrapText(true);
        }

        @Override
        protected void updateItem(String text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            setText(isEmpty ? "" : text);
            DiffRow row =
                    isEmpty || getTableRow() == null ? null : getTableRow().getItem();
            boolean isMarked = row != null && row.kind() != DiffRow.Kind.SAME && !text.isEmpty();
            pseudoClassStateChanged(CHANGED, isMarked);
            pseudoClassStateChanged(NOTHING, "NULL".equals(text));
            setGraphic(isMarked && !sign.getText().isEmpty() ? sign : null);
            whole.setText(text);
            setTooltip(isEmpty || text == null || text.length() <= SHORT ? null : whole);
        }
    }
}
