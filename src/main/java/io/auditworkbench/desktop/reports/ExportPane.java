package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.reports.ExportChoice.What;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The dialog: what, as what, how, and what the first lines will be.
///
/// - **Threading**: the JavaFX thread.
final class ExportPane extends VBox {

    private static final int PREVIEW_ROWS = 11;

    private final ScreenKit kit;
    private final ExportViewModel model;
    private final ExportFoot foot;
    private final ToggleGroup whats = new ToggleGroup();
    private final VBox complaint = new VBox();
    private final VBox form = new VBox();

    ExportPane(ScreenKit kit, ExportViewModel model) {
        this.kit = kit;
        this.model = model;
        this.foot = new ExportFoot(kit, model);
        getStyleClass().addAll("palette", "export");
        form.getStyleClass().add("export-form");
        complaint.getStyleClass().add("problem-box");
        switch (model.subject()) {
            case ExportSubject.OfCase(String id, String title) -> {
                Label named = new Label(kit.text("reports.bundle.of-case", id, ForeignText.line(title)));
                named.setWrapText(true);
                form.getChildren().setAll(named);
            }
            case ExportSubject.OfPlace place -> {
                form.getChildren()
                        .setAll(what(place), new ExportFormats(kit, model), new ExportOptions(kit, model).root());
                model.state()
                        .addListener((_, _, now) -> form.setDisable(!(now instanceof ExportViewModel.State.Choosing)));
            }
        }
        getChildren().addAll(title(), form, explained(), preview(), complaint, foot);
        model.problem().addListener((_, _, now) -> complain(now));
        complain(null);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Enter writes wherever it does not mean something else already.
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof ToggleButton && foot.canWrite()) {
            event.consume();
            foot.write();
        }
    }

    /// The focus goes to what was chosen already, or else to the act.
    void focus() {
        if (whats.getSelectedToggle() instanceof Node chosen) {
            chosen.requestFocus();
        } else {
            foot.focus();
        }
    }

    private Label title() {
        Label title = new Label(kit.text(
                model.subject() instanceof ExportSubject.OfCase ? "reports.bundle.title" : "reports.export.title"));
        title.getStyleClass().add("dialog-title");
        return title;
    }

    private HBox what(ExportSubject.OfPlace place) {
        String filter = place.place().filter();
        String shown = filter.isEmpty() ? kit.text("reports.export.everything") : filter;
        String words = place.isOnlyOne()
                ? kit.text("reports.export.elsewhere", shown)
                : kit.text("reports.export.shown", shown);
        HBox row = new HBox(what(What.SHOWN, "export-shown", words));
        row.getStyleClass().add("export-row");
        place.one()
                .map(one -> what(What.SELECTED, "export-selected", kit.text("reports.export.selected", one)))
                .ifPresent(row.getChildren()::add);
        return row;
    }

    private RadioButton what(What what, String name, String words) {
        RadioButton button = new RadioButton(words);
        button.setId(name);
        button.setMnemonicParsing(false);
        button.setToggleGroup(whats);
        button.setSelected(model.choice().get().what() == what);
        button.setOnAction(_ -> model.choice().set(model.choice().get().of(what)));
        return button;
    }

    /// What a bundle is, where one is chosen.
    private Label explained() {
        Label explained = new Label(kit.text("reports.bundle.what"));
        explained.setWrapText(true);
        explained.getStyleClass().add("muted");
        explained.visibleProperty().bind(isBundle());
        explained.managedProperty().bind(explained.visibleProperty());
        return explained;
    }

    private ObservableValue<Boolean> isBundle() {
        return model.choice().map(now -> now.form() instanceof ExportForm.Bundle);
    }

    private VBox preview() {
        TextArea lines = new TextArea();
        lines.setId("export-preview");
        lines.setEditable(false);
        lines.setPrefRowCount(PREVIEW_ROWS);
        lines.getStyleClass().add("mono");
        lines.setAccessibleText(kit.text("reports.export.preview"));
        lines.textProperty().bind(model.preview());
        lines.wrapTextProperty().bind(isBundle());
        Label label = new Label();
        label.getStyleClass().add("muted");
        Runnable name = () -> label.setText(kit.text(caption()));
        model.choice().addListener((_, _, _) -> name.run());
        model.state().addListener((_, _, _) -> name.run());
        name.run();
        Label size = new Label();
        size.setId("export-size");
        size.textProperty().bind(model.size());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        return new VBox(2, new HBox(label, between, size), lines);
    }

    private String caption() {
        if (!model.isBundle()) {
            return "reports.export.preview";
        }
        return model.state().get() instanceof ExportViewModel.State.Done
                ? "reports.bundle.note"
                : "reports.bundle.preview";
    }

    private void complain(@Nullable Problem problem) {
        complaint.setVisible(problem != null);
        complaint.setManaged(problem != null);
        foot.refuse(model.isRefused());
        if (problem == null) {
            return;
        }
        Label happened = new Label(problem.happened());
        happened.getStyleClass().add("problem-title");
        Label next = new Label(problem.nextStep());
        List.of(happened, next).forEach(line -> line.setWrapText(true));
        complaint.getChildren().setAll(happened, next);
    }
}
