package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.overview.Changed.Bar;
import io.auditworkbench.desktop.overview.Changed.Tally;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.view.ChangeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What changed?
final class ChangedPane extends CardPane<SummaryReader.Summed> {

    private static final double ROOM = 12;
    private static final int FEW = 5;
    private static final int MANY = 12;

    private final ScreenKit kit;
    private final OverviewViewModel model;
    private Changed changed = new Changed("", "", List.of());
    private int most = FEW;

    ChangedPane(ScreenKit kit, OverviewViewModel model) {
        super(kit, kit.text("overview.changed"));
        this.kit = kit;
        this.model = model;
        watch(model.summed(), model.summed().answerProperty());
    }

    /// Whether there is room for more than five of each.
    void setRoomy(boolean isRoomy) {
        int wanted = isRoomy ? MANY : FEW;
        if (wanted != most) {
            most = wanted;
            show(changed);
        }
    }

    @Override
    void show(SummaryReader.Summed summed) {
        show(summed.changed());
    }

    private void show(Changed now) {
        changed = now;
        Label former = new Label(now.former());
        former.getStyleClass().add("muted");
        Button total = new Button(now.total());
        total.getStyleClass().add("flat-button");
        total.setOnAction(_ -> model.all(Changed.By.OPERATION));
        aside().getChildren().setAll(former, total);
        HBox columns = new HBox();
        columns.getStyleClass().add("tallies");
        for (Tally tally : now.tallies()) {
            Region column = column(tally);
            HBox.setHgrow(column, Priority.ALWAYS);
            columns.getChildren().add(column);
        }
        body().getChildren().setAll(columns);
    }

    private Region column(Tally tally) {
        Label title = new Label(
                switch (tally.by()) {
                    case OPERATION -> kit.text("overview.by.operation");
                    case TABLE -> kit.text("overview.by.table");
                    case ACTOR -> kit.text("overview.by.actor");
                    case BUSINESS -> kit.text("overview.by.business");
                });
        title.getStyleClass().add("muted");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox heading = new HBox(title);
        heading.getStyleClass().add("tally-heading");
        VBox column = new VBox(heading);
        column.getStyleClass().add("tally");
        List<Bar> bars = tally.bars().stream().limit(most).toList();
        bars.forEach(bar -> column.getChildren().add(row(bar)));
        if (tally.total() > bars.size()) {
            Button more = new Button(kit.text("overview.by.more", tally.total() - bars.size()));
            more.getStyleClass().add("bar-row");
            more.setOnAction(_ -> model.all(tally.by()));
            heading.getChildren().add(more);
        }
        if (tally.bars().isEmpty()) {
            column.getChildren().add(new Label(kit.text("overview.by.none")));
        }
        return column;
    }

    private Button row(Bar bar) {
        Label label = new Label(bar.label(), badge(bar).orElse(null));
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Label delta = new Label(bar.delta());
        delta.getStyleClass().addAll("muted", "delta");
        Label number = new Label(bar.number());
        number.getStyleClass().add("number");
        number.setMinWidth(USE_PREF_SIZE);
        HBox texts = new HBox(6, label, delta, number);
        texts.setAlignment(Pos.CENTER_LEFT);
        Region filled = new Region();
        filled.getStyleClass().add("bar-fill");
        StackPane stack = new StackPane(filled, texts);
        StackPane.setAlignment(filled, Pos.CENTER_LEFT);
        Button row = new Button("", stack);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.getStyleClass().add("bar-row");
        row.setMaxWidth(Double.MAX_VALUE);
        stack.prefWidthProperty().bind(row.widthProperty().subtract(ROOM));
        filled.setMaxHeight(Double.MAX_VALUE);
        filled.maxWidthProperty().bind(stack.prefWidthProperty().multiply(bar.share()));
        row.setTooltip(new Tooltip(bar.label() + "  " + bar.number()));
        row.setAccessibleText(bar.label() + " " + bar.number() + " " + bar.delta());
        row.setOnAction(_ -> model.follow(bar));
        return row;
    }

    private static Optional<Node> badge(Bar bar) {
        if (bar.by() != Changed.By.OPERATION) {
            return Optional.empty();
        }
        return Stream.of(ChangeKind.values())
                .filter(kind -> kind.word().equals(bar.subject()))
                .findFirst()
                .map(kind -> {
                    OpBadge badge = new OpBadge();
                    badge.show(kind);
                    return badge;
                });
    }
}
