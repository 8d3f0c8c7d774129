package io.auditworkbench.desktop.widget;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The column of a table that takes the room which the others leave; never less than it began with.
///
/// JavaFX's own policies share the room among all columns, and squeeze a time until its end is gone.
///
/// - **Threading**: the JavaFX thread.
public final class Stretch {

    private static final double SCROLL_BAR = 18;

    private Stretch() {}

    /// Lets the last column of a table take it.
    public static <R> void last(TableView<R> table) {
        of(table, table.getColumns().getLast());
    }

    /// Lets this column take it; `column` is one of the table's, which are all there.
    public static <R> void of(TableView<R> table, TableColumn<R, ?> column) {
        double least = column.getPrefWidth();
        table.widthProperty().addListener(_ -> fill(table, column, least));
        for (TableColumn<R, ?> other : table.getColumns()) {
            if (!other.equals(column)) {
                other.widthProperty().addListener(_ -> fill(table, column, least));
                other.visibleProperty().addListener(_ -> fill(table, column, least));
            }
        }
    }

    private static <R> void fill(TableView<R> table, TableColumn<R, ?> column, double least) {
        double others = table.getVisibleLeafColumns().stream()
                .filter(other -> !other.equals(column))
                .mapToDouble(TableColumn::getWidth)
                .sum();
        column.setPrefWidth(Math.max(least, table.getWidth() - others - SCROLL_BAR));
    }
}
