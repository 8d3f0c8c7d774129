package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.export.ExportFormat;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// As what it is written: one of the formats of events, or the evidence bundle.
///
/// - **Threading**: the JavaFX thread.
final class ExportFormats extends HBox {

    private final ScreenKit kit;
    private final ExportViewModel model;
    private final ToggleGroup group = new ToggleGroup();

    ExportFormats(ScreenKit kit, ExportViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().addAll("export-row", "export-formats");
        for (ExportFormat format : ExportFormat.values()) {
            add(new ExportForm.Lines(format));
        }
        add(new ExportForm.Bundle());
        group.selectedToggleProperty().addListener((_, former, now) -> {
            if (now == null) {
                group.selectToggle(former);
            } else {
                choose((ExportForm) now.getUserData());
            }
        });
    }

    private void add(ExportForm form) {
        ToggleButton button = new ToggleButton(kit.text("reports.export.format." + form.word()));
        button.setId("export-" + form.word());
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setUserData(form);
        button.setSelected(form.equals(model.choice().get().form()));
        getChildren().add(button);
    }

    private void choose(ExportForm form) {
        if (!model.choice().get().form().equals(form)) {
            model.choice().set(model.choice().get().as(form));
        }
    }
}
