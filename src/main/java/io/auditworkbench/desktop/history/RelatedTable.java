package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.Messages;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/// Rows that changed in the same transactions; Enter or two clicks lead to their history.
///
/// - **Threading**: the JavaFX thread.
final class RelatedTable extends TableView<Related> {

    private static final double ROW_HEIGHT = 24;
    private static final double[] WIDTHS = {220, 60, 70, 260};

    /// - **Shape**: `opening` shows what an id names.
    RelatedTable(Messages messages, Consumer<String> opening) {
        setId("history-related-table");
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(messages.text("history.related.table"));
        setPlaceholder(new Label(messages.text("history.related.none")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add(messages.text("history.related.row"), related -> ForeignText.line(related.row()));
        add(messages.text("history.related.kinds"), Related::kinds);
        add(messages.text("history.related.changes"), related -> String.valueOf(related.changes()));
        add(messages.text("history.related.transactions"), related -> String.join(" ", related.transactions()));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                openSelected(opening);
            }
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected(opening);
            }
        });
    }

    private void openSelected(Consumer<String> opening) {
        Related chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            opening.accept(chosen.row());
        }
    }

    private void add(String title, Function<Related, String> text) {
        TableColumn<Related, String> column = new TableColumn<>(title);
        column.setPrefWidth(WIDTHS[getColumns().size()]);
        column.setSortable(false);
        column.setCellValueFactory(related -> new ReadOnlyStringWrapper(text.apply(related.getValue())));
        getColumns().add(column);
    }
}
