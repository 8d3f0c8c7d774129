package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.timeline.AreaStatistics.Group;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.view.ChangeKind;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How many events of an area there are, by what they did, where, and who did it.
///
/// - **Threading**: the JavaFX thread.
final class SummaryPane extends HBox {

    private static final int MOST_GROUPS = 8;

    private final ScreenKit kit;

    SummaryPane(ScreenKit kit, AreaViewModel area) {
        super(36);
        this.kit = kit;
        getStyleClass().add("area-summary");
        area.statisticsProperty().addListener((_, _, now) -> show(now));
        show(area.statisticsProperty().get());
    }

    private void show(@Nullable AreaStatistics statistics) {
        getChildren().clear();
        if (statistics == null) {
            return;
        }
        getChildren().add(operations(statistics));
        groups("timeline.summary.tables", statistics.tables());
        groups("timeline.summary.actors", statistics.actors());
        groups("timeline.summary.findings", statistics.detectors());
    }

    private Node operations(AreaStatistics statistics) {
        VBox column = column(kit.text("timeline.summary.events", statistics.events()));
        column.getChildren().add(muted(kit.text("timeline.summary.rate", statistics.eventsPerSecond())));
        for (ChangeKind kind : ChangeKind.values()) {
            Long events = statistics.operations().get(kind);
            if (events != null) {
                OpBadge badge = new OpBadge();
                badge.show(kind);
                HBox line = new HBox(8, badge, new Label(kit.text("timeline.summary.operation", events, kind.word())));
                line.setAlignment(Pos.CENTER_LEFT);
                column.getChildren().add(line);
            }
        }
        return column;
    }

    private void groups(String key, List<Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        VBox column = column(kit.text(key, groups.size()));
        groups.stream()
                .limit(MOST_GROUPS)
                .forEach(group -> column.getChildren()
                        .add(new Label(kit.text("timeline.summary.group", group.events(), group.name()))));
        if (groups.size() > MOST_GROUPS) {
            column.getChildren().add(muted(kit.text("timeline.more", groups.size() - MOST_GROUPS)));
        }
        getChildren().add(column);
    }

    private static VBox column(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("strong");
        return new VBox(3, label);
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
