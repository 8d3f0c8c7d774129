package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.overview.Checked.Result;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// What was checked?
final class CheckedPane extends CardPane<SummaryReader.Summed> {

    private static final int LISTED = 7;
    private static final double ROOM = 12;

    private final ScreenKit kit;
    private final OverviewViewModel model;
    private @Nullable Checked checked;
    private boolean isRoomy;

    CheckedPane(ScreenKit kit, OverviewViewModel model) {
        super(kit, kit.text("overview.checks"));
        this.kit = kit;
        this.model = model;
        watch(model.summed(), model.summed().answerProperty());
    }

    /// Whether there is room for the checks themselves.
    void setRoomy(boolean isRoomyNow) {
        if (isRoomyNow != isRoomy) {
            isRoomy = isRoomyNow;
            if (checked != null) {
                show(checked);
            }
        }
    }

    @Override
    void show(SummaryReader.Summed summed) {
        show(summed.checked());
    }

    private void show(Checked now) {
        checked = now;
        FlowPane line = new FlowPane(4, 2);
        Button all = figure(kit.text("overview.checks.all", now.lines().size()));
        all.setId("overview-checks");
        all.setOnAction(_ -> ChecksTable.show(kit, model, now));
        line.getChildren().add(all);
        for (Result result : Result.values()) {
            long count = now.count(result);
            if (count > 0) {
                line.getChildren().add(figure(now, result, count));
            }
        }
        body().getChildren().setAll(line);
        if (now.lines().isEmpty()) {
            body().getChildren().setAll(new Label(kit.text("overview.checks.none")));
        }
        if (isRoomy) {
            now.lines().stream()
                    .limit(LISTED)
                    .forEach(check -> body().getChildren().add(row(check)));
        }
        if (!now.behind().isEmpty()) {
            body().getChildren().add(new Label(now.behind()));
        }
    }

    private Button row(Checked.Line check) {
        Label title = new Label(check.title());
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label outcome = new Label(check.outcome());
        outcome.getStyleClass().add("muted");
        outcome.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, title, outcome);
        Button row = new Button("", line);
        row.getStyleClass().add("bar-row");
        row.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(row.widthProperty().subtract(ROOM));
        row.setTooltip(new Tooltip(check.description()));
        row.setAccessibleText(check.title() + ": " + check.outcome());
        row.setOnAction(_ -> model.show(check));
        return row;
    }

    private Button figure(Checked now, Result result, long count) {
        Button figure = figure(
                switch (result) {
                    case FOUND -> kit.text("overview.checks.found", count);
                    case QUIET -> kit.text("overview.checks.quiet", count);
                    case NOT_APPLICABLE -> kit.text("overview.checks.not-applicable", count);
                    case FAILED -> kit.text("overview.checks.failed", count);
                });
        if (result == Result.FAILED) {
            figure.getStyleClass().add("failed");
        }
        figure.setOnAction(_ -> {
            if (result == Result.FOUND) {
                model.go(ScreenId.ANOMALIES);
            } else {
                ChecksTable.show(kit, model, now);
            }
        });
        return figure;
    }

    private static Button figure(String text) {
        Button figure = new Button(text);
        figure.getStyleClass().add("figure");
        return figure;
    }
}
