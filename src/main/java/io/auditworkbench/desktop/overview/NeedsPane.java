package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.Keys;
import io.auditworkbench.desktop.widget.MomentStrip;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.SeverityBadge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// What needs me?
final class NeedsPane extends CardPane<Needs> {

    private static final int FEW = 6;
    private static final int MANY = 12;
    private static final double ROOM = 18;

    private final ScreenKit kit;
    private final OverviewViewModel model;
    private final List<Button> rows = new ArrayList<>();
    private Needs needs = new Needs(List.of(), 0, List.of());
    private int most = FEW;
    private boolean isFocusWanted;

    NeedsPane(ScreenKit kit, OverviewViewModel model) {
        super(kit, kit.text("overview.needs"));
        this.kit = kit;
        this.model = model;
        watch(model.needs(), model.needs().answerProperty());
    }

    /// Whether there is room for more than six.
    void setRoomy(boolean isRoomy) {
        int wanted = isRoomy ? MANY : FEW;
        if (wanted != most) {
            most = wanted;
            show(needs);
        }
    }

    @Override
    void show(Needs now) {
        needs = now;
        // whoever is at a group stays in the list when it is asked for anew
        isFocusWanted |= rows.stream().anyMatch(Node::isFocused);
        rows.clear();
        aside().getChildren().setAll(more(now));
        body().getChildren().clear();
        if (now.groups().isEmpty()) {
            // nothing found is only worth saying of what was looked at
            body().getChildren()
                    .add(muted(
                            kit.text(now.troubles().isEmpty() ? "overview.needs.none" : "overview.needs.none-so-far")));
        }
        for (Needs.Group group : now.groups().stream().limit(most).toList()) {
            rows.add(row(group));
        }
        body().getChildren().addAll(rows);
        if (isFocusWanted) {
            step(1);
        }
        now.troubles().forEach(trouble -> body().getChildren().add(muted(trouble)));
    }

    private Button more(Needs now) {
        int more = now.total() - Math.min(most, now.groups().size());
        Button all = new Button(more == 0 ? kit.text("overview.needs.all") : kit.text("overview.needs.more", more));
        all.setId("overview-more");
        all.getStyleClass().add("flat-button");
        all.setOnAction(_ -> model.go(ScreenId.ANOMALIES));
        return all;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private Button row(Needs.Group group) {
        SeverityBadge badge = new SeverityBadge();
        badge.show(group.severity());
        Label what = new Label(group.what());
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        what.setWrapText(true);
        if (most == FEW) {
            what.getStyleClass().add("two-lines");
        }
        HBox.setHgrow(what, Priority.ALWAYS);
        Label count = muted(group.count());
        count.getStyleClass().add("group-count");
        Label last = muted(group.last());
        last.setMinWidth(USE_PREF_SIZE);
        MomentStrip strip = new MomentStrip(kit.looks());
        strip.show(group.places(), group.severity());
        HBox line = new HBox(badge, what, count, strip, last, chevron());
        line.getStyleClass().add("group-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Button row = new Button("", line);
        row.setId("overview-" + group.id());
        row.getStyleClass().add("group-row");
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(row.widthProperty().subtract(ROOM));
        row.setTooltip(new Tooltip(group.id() + "  " + group.what()));
        row.setAccessibleText(kit.text(
                "overview.needs.row", group.severity().name().toLowerCase(Locale.ROOT), group.what(), group.last()));
        row.setOnAction(_ -> model.open(group.id()));
        Keys.takeLine(row);
        return row;
    }

    /// Gives the focus to the first finding, unless one has it.
    void focus() {
        if (rows.stream().noneMatch(Node::isFocused)) {
            step(1);
        }
    }

    /// The focus to the next group, or the one before; to the first one as soon as there is one.
    void step(int by) {
        int at = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isFocused()) {
                at = i;
            }
        }
        isFocusWanted = rows.isEmpty();
        if (!rows.isEmpty()) {
            rows.get(Math.clamp(at + by, 0, rows.size() - 1)).requestFocus();
        }
    }

    private static Node chevron() {
        return Icon.of(Feather.CHEVRON_RIGHT);
    }
}
