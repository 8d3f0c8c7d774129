package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Is it working?
final class RecordedPane extends CardPane<Recorded> {

    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass SILENT = PseudoClass.getPseudoClass("silent");

    private final ScreenKit kit;
    private final OverviewViewModel model;
    private final CoverageBar bar;

    RecordedPane(ScreenKit kit, OverviewViewModel model) {
        super(kit, kit.text("overview.recorded"));
        this.kit = kit;
        this.model = model;
        this.bar = new CoverageBar(kit.looks());
        watch(model.recorded(), model.recorded().answerProperty());
    }

    @Override
    void show(Recorded now) {
        aside().getChildren().clear();
        now.facts().forEach(fact -> aside().getChildren().add(fact(fact)));
        bar.show(now.strip());
        state(now);
        body().getChildren().setAll(bar, ends(now));
        if (!now.since().isEmpty()) {
            Label since = new Label(now.since());
            since.setId("overview-since");
            since.setWrapText(true);
            body().getChildren().addFirst(since);
        }
    }

    private void state(Recorded now) {
        Label state = new Label(now.state());
        state.getStyleClass().add("recorded-state");
        state.pseudoClassStateChanged(LIVE, now.working() == Recorded.State.LIVE);
        state.pseudoClassStateChanged(SILENT, now.working() == Recorded.State.SILENT);
        Label detail = new Label(now.detail());
        detail.getStyleClass().add("muted");
        state.setMinWidth(USE_PREF_SIZE);
        beside().getChildren().setAll(state, detail);
    }

    private Button fact(Recorded.Fact fact) {
        Label value = new Label(fact.value());
        value.getStyleClass().add("strong");
        Label label = new Label(fact.label());
        label.getStyleClass().add("muted");
        Button button = new Button("", new HBox(6, label, value));
        button.getStyleClass().add("flat-button");
        button.setAccessibleText(fact.label() + " " + fact.value());
        button.setOnAction(_ -> model.go(fact.goal()));
        return button;
    }

    private HBox ends(Recorded now) {
        Label begins = new Label(now.strip().begins());
        Label ends = new Label(now.strip().ends());
        Button coverage = new Button(now.coverage());
        coverage.setId("overview-coverage");
        coverage.getStyleClass().addAll("flat-button", "coverage-text");
        coverage.setAccessibleHelp(kit.text("overview.coverage.help"));
        coverage.setOnAction(_ -> model.go(ScreenId.HEALTH));
        begins.getStyleClass().add("muted");
        ends.getStyleClass().add("muted");
        Region left = space();
        Region right = space();
        HBox line = new HBox(begins, left, coverage, right, ends);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
