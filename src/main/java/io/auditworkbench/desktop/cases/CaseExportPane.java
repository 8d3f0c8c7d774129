package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.report.DocumentFile;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks as what a case is written, and where.
///
/// - **Threading**: the JavaFX thread.
final class CaseExportPane extends VBox {

    CaseExportPane(ScreenKit kit, CasesViewModel model, String id) {
        getStyleClass().addAll("palette", "case-ask");
        Label title = new Label(kit.text("cases.export.title", id));
        title.getStyleClass().add("dialog-title");
        Label what = new Label(kit.text("cases.export.what"));
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        HBox forms = new HBox(8);
        for (DocumentFile.Form form : DocumentFile.Form.values()) {
            Button button = new Button(form.name());
            button.setId("case-export-" + form.ending());
            button.setOnAction(_ -> {
                kit.overlays().close();
                kit.files()
                        .save(title.getText(), id + "." + form.ending())
                        .ifPresent(file -> model.export(
                                form,
                                file,
                                () -> kit.files().reveal(file.toAbsolutePath().getParent())));
            });
            forms.getChildren().add(button);
        }
        getChildren().addAll(title, what, forms);
    }
}
