package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The last step: what will be done, and its beginning.
final class StartPane extends VBox {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("unmasked");
    private static final double WIDTH = 620;

    private final ScreenKit kit;
    private final ConnectViewModel model;
    private final Label server = new Label();
    private final Label tables = new Label();
    private final Label beginning = new Label();
    private final Label masking = new Label();
    private final Label command = new Label();
    private final Label progress = new Label();
    private final Button start = new Button();

    StartPane(ScreenKit kit, ConnectViewModel model) {
        super(12);
        this.kit = kit;
        this.model = model;
        getStyleClass().add("step-pane");
        Fields fields = new Fields(kit);
        fields.add("connect.summary.server", server)
                .add("connect.summary.tables", tables)
                .add("connect.summary.beginning", beginning)
                .add("connect.summary.masking", masking)
                .add("connect.summary.store", store())
                .help("connect.summary.store.help");
        masking.setWrapText(true);
        masking.setMaxWidth(WIDTH);
        masking.setId("connect-masking");
        masking.getStyleClass().add("masking-outcome");
        command.getStyleClass().addAll("mono", "command");
        command.setWrapText(true);
        command.setMaxWidth(WIDTH * 1.4);
        Button copy = new Button(kit.text("connect.copy-capture"));
        copy.setId("connect-copy-capture");
        copy.setOnAction(_ -> Clip.copy(kit, model.takenCommand()));
        start.setId("connect-start");
        start.setText(kit.text("connect.start"));
        start.getStyleClass().add("accent");
        start.disableProperty().bind(model.isStartingProperty());
        start.setOnAction(_ -> model.start());
        Button stop = new Button(kit.text("connect.stop"));
        stop.visibleProperty().bind(model.isStartingProperty());
        stop.setOnAction(_ -> model.stop());
        getChildren().addAll(fields, command, copy, new HBox(10, start, stop), progress);
        model.form().store.addListener((_, _, _) -> show());
        model.captureProperty().addListener((_, _, state) -> show(state));
    }

    private HBox store() {
        TextField field = new TextField();
        field.setId("connect-store");
        field.setAccessibleText(kit.text("connect.summary.store"));
        field.setPrefWidth(WIDTH);
        field.textProperty().bindBidirectional(model.form().store);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button choose = new Button(kit.text("connect.choose"));
        choose.setOnAction(_ -> kit.files()
                .save(
                        kit.text("connect.summary.store"),
                        model.form().storePath().getFileName().toString())
                .ifPresent(file -> model.form().store.set(file.toString())));
        return new HBox(8, field, choose);
    }

    /// What will be done, as it is filled in now.
    void show() {
        ConnectForm form = model.form();
        server.setText(kit.text("connect.summary.as", form.address(), form.user.get()));
        tables.setText(form.globs().isEmpty() ? kit.text("connect.summary.everything") : form.globs());
        beginning.setText(kit.text(form.snapshot.get() ? "connect.snapshot" : "connect.from-now"));
        boolean isOpen = model.masking().isNothingMasked();
        masking.setText((isOpen ? kit.text("connect.warning") + " " : "")
                + model.masking().outcome());
        masking.pseudoClassStateChanged(OPEN, isOpen);
        command.setText(model.captureCommand());
    }

    private void show(Capturing.State state) {
        progress.setText(
                state.isRunning()
                        ? kit.text("connect.progress." + state.word(), state.eventsStored(), state.detail())
                        : "");
    }

    void focus() {
        start.requestFocus();
    }
}
