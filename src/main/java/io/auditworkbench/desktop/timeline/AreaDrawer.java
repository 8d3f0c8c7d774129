package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.timeline.AreaViewModel.Tab;
import io.auditworkbench.desktop.widget.BaselinePane;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is in the area, in three answers, and what can be done with it.
///
/// - **Threading**: the JavaFX thread.
final class AreaDrawer extends BorderPane {

    private final ScreenKit kit;
    private final AreaViewModel area;
    private final Label title = new Label();

    AreaDrawer(ScreenKit kit, AreaViewModel area) {
        this.kit = kit;
        this.area = area;
        setId("timeline-drawer");
        getStyleClass().add("area-drawer");
        setTop(bar());
        setCenter(tabs());
        area.areaProperty().addListener((_, _, _) -> say());
        say();
    }

    private Node bar() {
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                6,
                title,
                space,
                button("timeline.area.filter", area::openEvents),
                button("timeline.area.command", this::copy),
                button("timeline.area.clear", area::clear));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("area-bar");
        return bar;
    }

    private Button button(String key, Runnable doing) {
        Button button = new Button(kit.text(key));
        button.setOnAction(_ -> doing.run());
        return button;
    }

    private void copy() {
        Clip.copy(kit, area.command());
    }

    private Node tabs() {
        TabPane tabs = new TabPane(
                tab("timeline.area.summary", Tab.SUMMARY, scrolling(new SummaryPane(kit, area))),
                tab(
                        "timeline.area.different",
                        Tab.DIFFERENT,
                        scrolling(new BaselinePane(kit.context().messages(), area.baseline(), () -> {}))),
                tab("timeline.area.events", Tab.EVENTS, new AreaEvents(kit, area)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> area.show((Tab) now.getUserData()));
        return tabs;
    }

    private javafx.scene.control.Tab tab(String key, Tab shown, Node content) {
        javafx.scene.control.Tab tab = new javafx.scene.control.Tab(kit.text(key), content);
        tab.setUserData(shown);
        tab.setId(key.replace("timeline.area.", "timeline-tab-"));
        return tab;
    }

    private static Node scrolling(Region content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFocusTraversable(false);
        return pane;
    }

    private void say() {
        Area meant = area.meant();
        TimeShown times = kit.context().times();
        title.setText(kit.text(
                area.isThere() ? "timeline.area.title" : "timeline.area.in-view",
                TimeShown.length(Duration.ofNanos(meant.lengthMicros() * 1_000)),
                times.second(meant.from()),
                times.second(meant.until())));
    }
}
