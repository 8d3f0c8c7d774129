package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.reports.ExportChoice.What;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.export.ExportFormat;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
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
    private final Button export = new Button();
    private final Button command = new Button();
    private final Button close = new Button();
    private final HBox foot = new HBox();
    private final VBox complaint = new VBox();
    private final VBox form = new VBox();

    ExportPane(ScreenKit kit, ExportViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().addAll("palette", "export");
        form.getStyleClass().add("export-form");
        complaint.getStyleClass().add("problem-box");
        foot.getStyleClass().add("export-foot");
        form.getChildren().addAll(what(), formats(), new ExportOptions(kit, model).root());
        getChildren().addAll(title("reports.export.title"), form, preview(), complaint, foot);
        export.setText(kit.text("reports.export.write"));
        export.setId("export-write");
        export.setDefaultButton(true);
        export.setOnAction(_ -> write());
        command.setText(kit.text("reports.export.command"));
        command.setOnAction(_ -> Clip.copy(kit, model.command()));
        close.setText(kit.text("reports.export.close"));
        close.setOnAction(_ -> kit.overlays().close());
        model.state().addListener((_, _, now) -> show(now));
        model.problem().addListener((_, _, now) -> complain(now));
        complain(null);
        show(model.state().get());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Enter writes wherever it does not mean something else already.
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER
                && event.getTarget() instanceof ToggleButton
                && !export.isDisabled()
                && foot.getChildren().contains(export)) {
            event.consume();
            write();
        }
    }

    private Label title(String key) {
        Label title = new Label(kit.text(key));
        title.getStyleClass().add("dialog-title");
        return title;
    }

    private HBox what() {
        ToggleGroup group = new ToggleGroup();
        RadioButton shown = new RadioButton(kit.text("reports.export.shown", model.shown()));
        shown.setId("export-shown");
        shown.setToggleGroup(group);
        shown.setSelected(true);
        HBox row = new HBox(shown);
        row.getStyleClass().add("export-row");
        model.selected().ifPresent(subject -> {
            RadioButton one = new RadioButton(kit.text("reports.export.selected", subject));
            one.setId("export-selected");
            one.setToggleGroup(group);
            row.getChildren().add(one);
            one.selectedProperty().addListener((_, _, isOne) -> choose(isOne ? What.SELECTED : What.SHOWN));
        });
        return row;
    }

    private void choose(What what) {
        ExportChoice now = model.choice().get();
        model.choice()
                .set(new ExportChoice(
                        what,
                        now.format(),
                        now.columns(),
                        now.zone(),
                        now.delimiter(),
                        now.hasMark(),
                        now.isGuarded(),
                        now.mask()));
    }

    private HBox formats() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.getStyleClass().addAll("export-row", "export-formats");
        for (ExportFormat format : ExportFormat.values()) {
            ToggleButton button = new ToggleButton(kit.text("reports.export.format." + format));
            button.setId("export-" + format);
            button.setToggleGroup(group);
            button.setUserData(format);
            button.setSelected(format == model.choice().get().format());
            row.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, former, now) -> {
            if (now == null) {
                group.selectToggle(former);
            } else {
                choose((ExportFormat) now.getUserData());
            }
        });
        return row;
    }

    private void choose(ExportFormat format) {
        ExportChoice now = model.choice().get();
        if (now.format() == format) {
            return;
        }
        model.choice()
                .set(new ExportChoice(
                        now.what(),
                        format,
                        now.columns(),
                        now.zone(),
                        now.delimiter(),
                        now.hasMark(),
                        now.isGuarded(),
                        now.mask()));
    }

    private VBox preview() {
        TextArea lines = new TextArea();
        lines.setId("export-preview");
        lines.setEditable(false);
        lines.setPrefRowCount(PREVIEW_ROWS);
        lines.getStyleClass().add("mono");
        lines.setAccessibleText(kit.text("reports.export.preview"));
        lines.textProperty().bind(model.preview());
        Label label = new Label(kit.text("reports.export.preview"));
        label.getStyleClass().add("muted");
        Label size = new Label();
        size.setId("export-size");
        size.textProperty().bind(model.size());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        return new VBox(2, new HBox(label, between, size), lines);
    }

    private void complain(@Nullable Problem problem) {
        complaint.setVisible(problem != null);
        complaint.setManaged(problem != null);
        export.setDisable(model.isRefused());
        if (problem == null) {
            return;
        }
        Label happened = new Label(problem.happened());
        happened.getStyleClass().add("problem-title");
        happened.setWrapText(true);
        Label next = new Label(problem.nextStep());
        next.setWrapText(true);
        complaint.getChildren().setAll(happened, next);
    }

    private void show(ExportViewModel.State state) {
        form.setDisable(!(state instanceof ExportViewModel.State.Choosing));
        switch (state) {
            case ExportViewModel.State.Choosing _ -> foot(export, command, close);
            case ExportViewModel.State.Writing(long events) -> writing(events);
            case ExportViewModel.State.Done(var file, var sha256, var summary) -> {
                Label done = new Label(kit.text("reports.export.written", file.getFileName(), summary));
                done.setWrapText(true);
                HBox.setHgrow(done, Priority.ALWAYS);
                done.setMaxWidth(Double.MAX_VALUE);
                Button reveal = new Button(kit.text("reports.export.reveal"));
                reveal.setOnAction(_ -> kit.files().reveal(file.toAbsolutePath().getParent()));
                Button digest = new Button(kit.text("reports.export.digest"));
                digest.setId("export-digest");
                digest.setOnAction(_ -> Clip.copy(kit, sha256));
                foot(done, reveal, digest, close);
                kit.context()
                        .notices()
                        .done(
                                kit.text("reports.export.written", file.getFileName(), summary),
                                kit.text("reports.export.sha256", sha256),
                                kit.text("reports.export.reveal"),
                                reveal::fire);
                close.requestFocus();
            }
        }
    }

    private void writing(long events) {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.getStyleClass().add("export-wheel");
        Label written = new Label(kit.text("reports.export.writing", events));
        HBox.setHgrow(written, Priority.ALWAYS);
        written.setMaxWidth(Double.MAX_VALUE);
        Button stop = new Button(kit.text("reports.export.stop"));
        stop.setOnAction(_ -> model.stop());
        foot(wheel, written, stop);
    }

    private void foot(Region... nodes) {
        foot.setAlignment(Pos.CENTER_LEFT);
        for (Region node : nodes) {
            if (node instanceof Button) {
                node.setMinWidth(USE_PREF_SIZE);
            }
        }
        foot.getChildren().setAll(nodes);
    }

    private void write() {
        kit.files()
                .save(kit.text("reports.export.title"), model.suggestedName())
                .ifPresent(model::export);
    }
}
