package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.report.ReportKind;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// The list of reports.
///
/// - **Threading**: the JavaFX thread.
final class ReportList extends ListView<ReportKind> {

    private final ScreenKit kit;

    ReportList(ScreenKit kit, ReportsViewModel model) {
        this.kit = kit;
        setId("reports-all");
        setAccessibleText(kit.text("screen.reports"));
        getItems().setAll(ReportKind.values());
        setCellFactory(_ -> new Cell());
        getSelectionModel().select(model.kind().get());
        getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && chosen != model.kind().get()) {
                model.choose(chosen);
            }
        });
        model.kind().addListener((_, _, now) -> getSelectionModel().select(now));
    }

    private final class Cell extends ListCell<ReportKind> {

        private final Label title = new Label();
        private final Label text = new Label();
        private final VBox row = new VBox(2, title, text);

        private Cell() {
            title.getStyleClass().add("strong");
            text.getStyleClass().add("muted");
            row.setMinWidth(0);
            row.setPrefWidth(1);
        }

        @Override
        protected void updateItem(ReportKind kind, boolean isEmpty) {
            super.updateItem(kind, isEmpty);
            if (isEmpty || kind == null) {
                setGraphic(null);
                return;
            }
            title.setText(kit.text("reports.kind." + kind.word()));
            text.setText(kit.text("reports.about." + kind.word()));
            setGraphic(row);
        }
    }
}
