package io.auditworkbench.desktop.sql;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.sql.SqlAnswer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The rows of an answer, with a column for each of its columns; `NULL` looks unlike any text.
///
/// - **Threading**: the JavaFX thread.
final class ResultTable extends TableView<@Nullable String[]> {

    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private static final double ROW = 24;
    private static final int MOST_CHARACTERS = 400;
    private static final double LEAST_WIDTH = 70;
    private static final double MOST_WIDTH = 420;
    private static final double CHARACTER_PX = 8;
    private static final int LOOKED_AT = 100;

    ResultTable(ScreenKit kit, SqlViewModel model) {
        super(model.rows());
        setId("sql-results");
        setAccessibleText(kit.text("sql.results"));
        getStyleClass().add("sql-results");
        setFixedCellSize(ROW * kit.looks().percent() / 100.0);
        setPlaceholder(new Label(kit.text("sql.not-run")));
        model.answerProperty().addListener((_, _, answer) -> {
            setPlaceholder(new Label(kit.text("sql.no-rows")));
            show(answer);
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                event.consume();
                model.open(getSelectionModel().getSelectedItem());
            }
        });
    }

    private void show(@Nullable SqlAnswer answer) {
        getColumns().clear();
        if (answer == null) {
            return;
        }
        for (int i = 0; i < answer.columns().size(); i++) {
            getColumns().add(column(answer, i));
        }
    }

    private static TableColumn<@Nullable String[], String> column(SqlAnswer answer, int index) {
        TableColumn<@Nullable String[], String> column =
                new TableColumn<>(answer.columns().get(index));
        column.setSortable(false);
        column.setPrefWidth(width(answer, index));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()[index]));
        column.setCellFactory(_ -> new Cell());
        return column;
    }

    /// As wide as the first values need.
    private static double width(SqlAnswer answer, int index) {
        int longest = answer.columns().get(index).length() + 2;
        for (String[] row :
                answer.rows().subList(0, Math.min(LOOKED_AT, answer.rows().size()))) {
            longest = Math.max(longest, row[index] == null ? 0 : row[index].length());
        }
        return Math.clamp(longest * CHARACTER_PX + 16, LEAST_WIDTH, MOST_WIDTH);
    }

    private static final class Cell extends TableCell<@Nullable String[], String> {

        @Override
        protected void updateItem(@Nullable String text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            pseudoClassStateChanged(NULL, !isEmpty && text == null);
            setText(isEmpty ? null : shown(text));
        }

        private static String shown(@Nullable String text) {
            if (text == null) {
                return "NULL";
            }
            return ForeignText.line(text, MOST_CHARACTERS);
        }
    }
}
