package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.widget.ChoiceText;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.export.ExportColumns;
import io.auditworkbench.workbench.export.ExportFormat;
import io.auditworkbench.workbench.export.ExportMask;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.CheckComboBox;

/// How the file is spelled: columns, zone, and what CSV needs to be told.
///
/// - **Threading**: the JavaFX thread.
final class ExportOptions {

    private final ScreenKit kit;
    private final ExportViewModel model;
    private final CheckComboBox<String> columns = new CheckComboBox<>();
    private final TextField captured = new TextField();
    private final ComboBox<String> zone = new ComboBox<>();
    private final ComboBox<String> delimiter = new ComboBox<>();
    private final CheckBox mark = new CheckBox();
    private final CheckBox guard = new CheckBox();
    private final ComboBox<ExportMask.Mode> mask = new ComboBox<>();
    private final FlowPane root = new FlowPane();

    ExportOptions(ScreenKit kit, ExportViewModel model) {
        this.kit = kit;
        this.model = model;
        root.getStyleClass().add("export-options");
        fill(model.choice().get());
        Node chosen = labelled("reports.export.columns", columns);
        Node named = labelled("reports.export.captured", captured);
        Node zoned = labelled("reports.export.zone", zone);
        Node divided = labelled("reports.export.delimiter", delimiter);
        root.getChildren().addAll(chosen, named, zoned, divided, mark, guard, labelled("reports.export.mask", mask));
        Runnable fit = () -> fit(List.of(chosen, named), List.of(zoned), List.of(divided, mark, guard));
        model.choice().addListener((_, _, _) -> fit.run());
        fit.run();
        columns.getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) _ -> choose());
        captured.setOnAction(_ -> choose());
        captured.focusedProperty().addListener((_, _, _) -> choose());
        zone.valueProperty().addListener((_, _, _) -> choose());
        delimiter.valueProperty().addListener((_, _, _) -> choose());
        mark.selectedProperty().addListener((_, _, _) -> choose());
        guard.selectedProperty().addListener((_, _, _) -> choose());
        mask.valueProperty().addListener((_, _, _) -> choose());
    }

    private void fill(ExportChoice choice) {
        columns.getItems().setAll(ExportColumns.OF_EVENTS);
        columns.getCheckModel().checkAll();
        columns.setTitle(kit.text("reports.export.all-columns"));
        captured.setPromptText(kit.text("reports.export.captured.prompt"));
        captured.setPrefColumnCount(12);
        zone.getItems().setAll(zones(choice.zone()));
        zone.setEditable(true);
        zone.setValue(choice.zone());
        delimiter.getItems().setAll(ExportChoice.DELIMITERS);
        delimiter.setValue(choice.delimiter());
        mark.setText(kit.text("reports.export.mark"));
        guard.setText(kit.text("reports.export.guard"));
        guard.setSelected(choice.isGuarded());
        mask.getItems().setAll(ExportMask.Mode.values());
        mask.setValue(choice.mask());
        mask.setConverter(new ChoiceText<>(mode -> kit.text("reports.export.mask." + mode.word())));
    }

    private static List<String> zones(String first) {
        return Stream.concat(
                        Stream.of("UTC", first),
                        ZoneId.getAvailableZoneIds().stream().sorted())
                .distinct()
                .toList();
    }

    private HBox labelled(String key, Node control) {
        Label label = new Label(kit.context().messages().text(key));
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        HBox row = new HBox(label, control);
        row.getStyleClass().add("export-option");
        return row;
    }

    /// Shows what the form has a choice of; a bundle has none, because whoever gets it could not verify it.
    private void fit(List<Node> ofColumns, List<Node> ofZone, List<Node> ofCsv) {
        switch (model.choice().get().form()) {
            case ExportForm.Bundle() -> show(List.of(root), false);
            case ExportForm.Lines(ExportFormat format) -> {
                show(List.of(root), true);
                show(ofColumns, format.hasChosenColumns());
                show(ofZone, format.hasZone());
                show(ofCsv, format.isCsv());
            }
        }
    }

    private static void show(List<Node> nodes, boolean isShown) {
        nodes.forEach(node -> {
            node.setVisible(isShown);
            node.setManaged(isShown);
        });
    }

    private void choose() {
        boolean isAll = columns.getCheckModel().getCheckedItems().size()
                == columns.getItems().size();
        columns.setTitle(isAll ? kit.text("reports.export.all-columns") : null);
        ExportChoice now = model.choice().get();
        ExportChoice next = new ExportChoice(
                now.what(),
                now.form(),
                columns(),
                zone.getItems().contains(zone.getValue()) ? zone.getValue() : now.zone(),
                delimiter.getValue(),
                mark.isSelected(),
                guard.isSelected(),
                mask.getValue());
        if (!next.equals(now)) {
            model.choice().set(next);
        }
    }

    private List<String> columns() {
        List<String> chosen = new ArrayList<>();
        ExportColumns.OF_EVENTS.stream()
                .filter(name -> columns.getCheckModel().isChecked(name))
                .forEach(chosen::add);
        Stream.of(captured.getText().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(chosen::add);
        return chosen;
    }

    FlowPane root() {
        return root;
    }
}
