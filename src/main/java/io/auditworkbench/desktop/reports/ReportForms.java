package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.report.DocumentFile;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Button;

/// The buttons that write a report.
///
/// - **Threading**: the JavaFX thread.
final class ReportForms {

    private final ScreenKit kit;
    private final ReportsViewModel model;

    ReportForms(ScreenKit kit, ReportsViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    List<Button> buttons() {
        return Arrays.stream(DocumentFile.Form.values()).map(this::button).toList();
    }

    private Button button(DocumentFile.Form form) {
        Button button = new Button(form.name());
        button.setId("report-" + form.ending());
        button.setAccessibleText(kit.text("reports.form", form.name()));
        button.setOnAction(_ -> kit.files()
                .save(kit.text("reports.act.export"), model.suggestedName(form))
                .ifPresent(file -> model.export(
                        form,
                        file,
                        () -> kit.files().reveal(file.toAbsolutePath().getParent()))));
        return button;
    }
}
