package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Stretch;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/// Every check, what it looked at, and how it came out.
final class ChecksTable {

    private static final double ROW_EM = 2.1;

    private ChecksTable() {}

    /// Shows it over the overview.
    static void show(ScreenKit kit, OverviewViewModel model, Checked checked) {
        Label title = new Label(kit.text("overview.checks.title"));
        title.getStyleClass().add("dialog-title");
        Label hint = new Label(kit.text("overview.checks.hint"));
        hint.getStyleClass().add("muted");
        TableView<Checked.Line> table = table(kit, checked);
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(kit, model, table);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open(kit, model, table);
            }
        });
        VBox dialog = new VBox(title, hint, table);
        dialog.getStyleClass().addAll("palette", "checks-dialog");
        kit.overlays().show(dialog);
    }

    private static void open(ScreenKit kit, OverviewViewModel model, TableView<Checked.Line> table) {
        Checked.Line chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.result() == Checked.Result.FOUND) {
            kit.overlays().close();
            model.show(chosen);
        }
    }

    private static TableView<Checked.Line> table(ScreenKit kit, Checked checked) {
        TableView<Checked.Line> table = new TableView<>();
        table.setId("overview-checks-table");
        table.setAccessibleText(kit.text("overview.checks.title"));
        table.setFixedCellSize(kit.looks().fontPx() * ROW_EM);
        table.getColumns().add(column(kit.text("overview.column.check"), 20, Checked.Line::title, kit));
        table.getColumns().add(column(kit.text("overview.column.looked"), 15, Checked.Line::looked, kit));
        table.getColumns().add(column(kit.text("overview.column.result"), 13, Checked.Line::outcome, kit));
        table.getColumns().add(column(kit.text("overview.column.looks-for"), 40, Checked.Line::description, kit));
        Stretch.last(table);
        table.getItems().setAll(checked.lines());
        table.getSelectionModel().selectFirst();
        return table;
    }

    private static TableColumn<Checked.Line, String> column(
            String title, double em, Function<Checked.Line, String> text, ScreenKit kit) {
        TableColumn<Checked.Line, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(em * kit.looks().fontPx());
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
