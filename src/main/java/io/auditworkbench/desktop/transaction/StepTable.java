package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.Messages;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.Stretch;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The columns of a transaction's table.
final class StepTable {

    private static final int LONGEST_KEY = 80;
    private static final double ROW_HEIGHT = 24;
    private static final double ORDER_WIDTH = 48;
    private static final double OP_WIDTH = 44;
    private static final double TABLE_WIDTH = 180;
    private static final double KEY_WIDTH = 120;
    private static final double CHANGE_WIDTH = 460;
    private static final int CHANGE = 4;
    private static final double WORD_WIDTH = 170;

    private StepTable() {}

    static void prepare(TableView<Step> table, Messages messages) {
        table.setFixedCellSize(ROW_HEIGHT);
        table.setAccessibleText(messages.text("transaction.table"));
        table.setPlaceholder(new Label(messages.text("transaction.nothing-found")));
        table.getColumns().add(text(messages.text("transaction.column.order"), ORDER_WIDTH, step -> "" + step.order()));
        table.getColumns().add(operation(messages.text("transaction.column.op")));
        table.getColumns()
                .add(text(
                        messages.text("transaction.column.table"),
                        TABLE_WIDTH,
                        step -> ForeignText.line(step.table())));
        table.getColumns()
                .add(text(
                        messages.text("transaction.column.key"),
                        KEY_WIDTH,
                        step -> ForeignText.line(step.key(), LONGEST_KEY)));
        table.getColumns().add(text(messages.text("transaction.column.change"), CHANGE_WIDTH, Step::change));
        table.getColumns().add(text(messages.text("transaction.column.word"), WORD_WIDTH, Step::word));
        table.getColumns().forEach(column -> column.setSortable(false));
        Stretch.of(table, table.getColumns().get(CHANGE));
    }

    private static TableColumn<Step, String> text(String title, double width, Function<Step, String> text) {
        TableColumn<Step, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(step -> new ReadOnlyStringWrapper(text.apply(step.getValue())));
        return column;
    }

    private static TableColumn<Step, Step> operation(String title) {
        TableColumn<Step, Step> column = new TableColumn<>(title);
        column.setPrefWidth(OP_WIDTH);
        column.setCellValueFactory(step -> new ReadOnlyObjectWrapper<>(step.getValue()));
        column.setCellFactory(_ -> new OperationCell());
        return column;
    }

    private static final class OperationCell extends TableCell<Step, Step> {

        private final OpBadge badge = new OpBadge();

        @Override
        protected void updateItem(Step step, boolean isEmpty) {
            super.updateItem(step, isEmpty);
            if (isEmpty || step == null) {
                setGraphic(null);
                return;
            }
            badge.show(step.kind());
            setGraphic(badge);
        }
    }
}
