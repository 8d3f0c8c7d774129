package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.widget.Attempt;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.model.finding.TriageState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks why, offers reasons, and for a mute until when and what it would have hidden.
final class ReasonPane extends VBox {

    private static final int TEMPLATES = 3;

    private final ScreenKit kit;
    private final AnomalyViewModel model;
    private final GroupRow row;
    private final TriageState state;
    private final TextField reason = new TextField();
    private final Button keep;
    private final Attempt attempt;
    private MuteTime time = MuteTime.WEEK;

    private ReasonPane(ScreenKit kit, AnomalyViewModel model, GroupRow row, TriageState state) {
        this.kit = kit;
        this.model = model;
        this.row = row;
        this.state = state;
        this.keep = new Button(kit.text("anomaly.reason.keep"));
        this.attempt = new Attempt(kit, this);
        getStyleClass().addAll("palette", "reason-dialog");
        Label title = new Label(kit.text("anomaly.reason.title." + state.word(), row.id()));
        title.getStyleClass().add("dialog-title");
        Label what = new Label(row.what());
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        getChildren().addAll(title, what);
        if (state == TriageState.MUTED) {
            getChildren().add(until());
        }
        reason.setId("triage-reason");
        reason.setPromptText(kit.text("anomaly.reason.prompt"));
        reason.setAccessibleText(kit.text("anomaly.reason.prompt"));
        reason.setOnAction(_ -> keep());
        keep.setId("triage-keep");
        keep.disableProperty().bind(reason.textProperty().isEmpty().or(attempt.isRunningProperty()));
        keep.setOnAction(_ -> keep());
        keep.getStyleClass().add("accent");
        HBox line = new HBox(8, reason, keep);
        HBox.setHgrow(reason, Priority.ALWAYS);
        getChildren().addAll(reason(line), attempt.complaint(), templates());
    }

    /// Asks over the screen.
    static void ask(ScreenKit kit, AnomalyViewModel model, GroupRow row, TriageState state) {
        ReasonPane pane = new ReasonPane(kit, model, row, state);
        kit.overlays().show(pane);
        pane.reason.requestFocus();
    }

    private static HBox reason(HBox line) {
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private VBox until() {
        Label preview = new Label(model.muteWouldHide(row, time));
        preview.setId("mute-preview");
        preview.setWrapText(true);
        ToggleGroup group = new ToggleGroup();
        FlowPane times = new FlowPane(6, 4);
        for (MuteTime each : MuteTime.values()) {
            ToggleButton button =
                    new ToggleButton(kit.text("anomaly.mute." + each.name().toLowerCase(Locale.ROOT)));
            button.getStyleClass().add("figure");
            button.setToggleGroup(group);
            button.setSelected(each == time);
            button.setOnAction(_ -> {
                time = each;
                button.setSelected(true);
                preview.setText(model.muteWouldHide(row, each));
            });
            times.getChildren().add(button);
        }
        return new VBox(6, times, preview);
    }

    private FlowPane templates() {
        FlowPane templates = new FlowPane(6, 4);
        for (int i = 1; i <= TEMPLATES; i++) {
            Button button = new Button(kit.text("anomaly.template." + state.word() + "." + i));
            button.getStyleClass().add("figure");
            button.setOnAction(_ -> {
                reason.setText(button.getText());
                reason.requestFocus();
                reason.end();
            });
            templates.getChildren().add(button);
        }
        return templates;
    }

    private void keep() {
        if (reason.getText().isBlank()) {
            return;
        }
        Optional<Instant> until = state == TriageState.MUTED ? time.until(model.now()) : Optional.empty();
        attempt.begin(ended -> model.say(row, state, reason.getText(), until, ended));
    }
}
