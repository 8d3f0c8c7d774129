package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.Messages;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// Who last changed each column: the younger a value, the darker its line; how old it is stands beside it too.
///
/// - **Threading**: the JavaFX thread.
final class BlameTable extends TableView<Blamed> {

    private static final double ROW_HEIGHT = 24;
    private static final double[] WIDTHS = {130, 150, 60, 110, 150, 80};

    /// - **Shape**: `opening` shows what an id names.
    BlameTable(Messages messages, Consumer<String> opening) {
        setId("history-blame-table");
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(messages.text("history.blame.table"));
        setPlaceholder(new Label(messages.text("history.no-version")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(_ -> new Row(opening));
        add(messages.text("history.blame.column"), "blame-column", Blamed::column);
        add(messages.text("history.blame.value"), "blame-value", Blamed::value);
        add(messages.text("history.blame.version"), "", Blamed::version);
        add(messages.text("history.blame.actor"), "", Blamed::actor);
        add(messages.text("history.blame.at"), "", Blamed::at);
        add(messages.text("history.blame.ago"), "muted", Blamed::ago);
    }

    private void add(String title, String style, Function<Blamed, String> text) {
        TableColumn<Blamed, String> column = new TableColumn<>(title);
        column.setPrefWidth(WIDTHS[getColumns().size()]);
        column.setSortable(false);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        column.setCellValueFactory(line -> new ReadOnlyStringWrapper(text.apply(line.getValue())));
        getColumns().add(column);
    }

    private static final class Row extends TableRow<Blamed> {

        private Row(Consumer<String> opening) {
            getStyleClass().add("blame-row");
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null && getItem().isKnown()) {
                    opening.accept(getItem().event());
                }
            });
        }

        @Override
        protected void updateItem(Blamed line, boolean isEmpty) {
            super.updateItem(line, isEmpty);
            for (int age = 0; age <= Blamed.OLDEST; age++) {
                boolean isSo = !isEmpty && line != null && line.age() == age;
                pseudoClassStateChanged(PseudoClass.getPseudoClass("age-" + age), isSo);
            }
        }
    }
}
