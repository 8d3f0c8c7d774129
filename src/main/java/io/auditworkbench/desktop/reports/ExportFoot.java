package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Notices;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What can be done: write it, stop that, or take along what there is to say of the file.
///
/// - **Threading**: the JavaFX thread.
final class ExportFoot extends HBox {

    private final ScreenKit kit;
    private final ExportViewModel model;
    private final Button export = new Button();
    private final Button command = new Button();
    private final Button close = new Button();
    private final Button stop = new Button();
    private final ProgressIndicator wheel = new ProgressIndicator();
    private final Label progress = new Label();

    ExportFoot(ScreenKit kit, ExportViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("export-foot");
        setAlignment(Pos.CENTER_LEFT);
        export.setText(kit.text("reports.export.write"));
        export.setId("export-write");
        export.setDefaultButton(true);
        export.setOnAction(_ -> write());
        command.setText(kit.text("reports.export.command"));
        command.setOnAction(_ -> Clip.copy(kit, model.command()));
        close.setText(kit.text("reports.export.close"));
        close.setOnAction(_ -> kit.overlays().close());
        stop.setText(kit.text("reports.export.stop"));
        stop.setId("export-stop");
        stop.setOnAction(_ -> model.stop());
        wheel.getStyleClass().add("export-wheel");
        stretch(progress);
        model.state().addListener((_, _, now) -> show(now));
        show(model.state().get());
    }

    private static void stretch(Label label) {
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
    }

    /// Whether it can be written now.
    boolean canWrite() {
        return !export.isDisabled() && getChildren().contains(export);
    }

    /// Switches the button off where nothing can be written at all.
    void refuse(boolean isRefused) {
        export.setDisable(isRefused);
    }

    /// The focus goes to what is done next.
    void focus() {
        export.requestFocus();
    }

    private void show(ExportViewModel.State state) {
        switch (state) {
            case ExportViewModel.State.Choosing() -> fill(export, command, close);
            case ExportViewModel.State.Writing(String words) -> {
                progress.setText(words);
                if (!getChildren().contains(stop)) {
                    fill(wheel, progress, stop);
                    stop.requestFocus();
                }
            }
            case ExportViewModel.State.Done(Handout.Result.Written written) -> done(written);
        }
    }

    private void done(Handout.Result.Written written) {
        String told = kit.text("reports.export.written", written.file().getFileName(), written.summary());
        Label done = new Label(told);
        done.setWrapText(true);
        stretch(done);
        Button reveal = button(
                "reports.export.reveal",
                "export-reveal",
                () -> kit.files().reveal(written.file().toAbsolutePath().getParent()));
        Button digest = button("reports.export.digest", "export-digest", () -> Clip.copy(kit, written.sha256()));
        if (written.note().isEmpty()) {
            fill(done, reveal, digest, close);
        } else {
            Button note = button("reports.bundle.copy-note", "export-note", () -> Clip.copy(kit, written.note()));
            fill(done, reveal, digest, note, close);
        }
        tell(new Notices.Offer(kit.text("reports.export.reveal"), reveal::fire), told, written.more());
        close.requestFocus();
    }

    /// While the dialog is open it says it all.
    private void tell(Notices.Offer offer, String what, String more) {
        Notices notices = kit.context().notices();
        if (getScene() == null) {
            notices.done(what, more, offer.label(), offer.doing());
        } else {
            notices.rememberDone(what, more, offer);
        }
    }

    private Button button(String key, String name, Runnable doing) {
        Button button = new Button(kit.context().messages().text(key));
        button.setId(name);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    private void fill(Region... nodes) {
        for (Region node : nodes) {
            if (node instanceof Button) {
                node.setMinWidth(USE_PREF_SIZE);
            }
        }
        getChildren().setAll(nodes);
    }

    /// Asks where, and writes.
    void write() {
        kit.files()
                .save(kit.text("reports.export.title"), model.suggestedName())
                .ifPresent(model::export);
    }
}
