package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.timeline.TimelineViewModel.State;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The timeline: tracks of marks, and below them what is in an area.
public final class TimelineController implements Screen {

    private static final javafx.util.Duration PATIENCE = javafx.util.Duration.millis(150);
    private static final double DRAWER_SHARE = 0.54;

    private final ScreenKit kit;
    private final TimelineViewModel model;
    private final AreaViewModel area;
    private final EmptyState empty = new EmptyState();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final TimelineCanvas canvas;
    private final AreaDrawer drawer;

    @FXML
    private BorderPane root;

    @FXML
    private SplitPane split;

    @FXML
    private StackPane plot;

    @FXML
    private Label span;

    @FXML
    private Label pointed;

    @FXML
    private Button find;

    @FXML
    private Button all;

    @FXML
    private Button details;

    TimelineController(ScreenKit kit, TimelineViewModel model, AreaViewModel area) {
        this.kit = kit;
        this.model = model;
        this.area = area;
        this.canvas = new TimelineCanvas(
                model,
                area,
                kit.looks(),
                kit.context().messages(),
                kit.context().times());
        this.drawer = new AreaDrawer(kit, area);
    }

    @FXML
    private void initialize() {
        plot.getChildren().addAll(canvas, empty);
        find.setGraphic(Icon.of(Feather.SEARCH));
        find.setOnAction(_ -> findTrack());
        all.setGraphic(Icon.of(Feather.MAXIMIZE_2));
        all.setOnAction(_ -> model.showAll());
        details.setGraphic(Icon.of(Feather.SIDEBAR));
        details.setOnAction(_ -> area.toggle());
        model.stateProperty().addListener((_, _, now) -> show(now));
        model.changesProperty().addListener((_, _, _) -> say());
        area.openProperty().addListener((_, _, isOpen) -> open(isOpen));
        patience.setOnFinished(_ -> empty.setVisible(true));
        show(model.stateProperty().get());
    }

    private void open(boolean isOpen) {
        if (!isOpen) {
            split.getItems().remove(drawer);
        } else if (!split.getItems().contains(drawer)) {
            split.getItems().add(drawer);
            split.setDividerPositions(kit.context().settings().number("timeline.drawer", DRAWER_SHARE));
        }
    }

    private void show(State state) {
        patience.stop();
        canvas.setVisible(!(state instanceof State.Nothing) && !(state instanceof State.Failed));
        switch (state) {
            case State.Loading _ -> {
                empty.setVisible(false);
                empty.say(kit.text("timeline.loading"), "");
                patience.playFromStart();
            }
            case State.Shown _ -> empty.setVisible(false);
            case State.Nothing(String what, String meaning) -> {
                empty.say(what, meaning).offer(kit.text("timeline.nothing.widen"), model::widen);
                empty.setVisible(true);
            }
            case State.Failed(var problem) -> {
                empty.say(problem);
                empty.setVisible(true);
            }
        }
    }

    private void say() {
        Viewport view = model.viewport();
        TimeShown times = kit.context().times();
        span.setText(kit.text(
                "timeline.span",
                TimeShown.length(Duration.ofNanos(view.lengthMicros() * 1_000)),
                times.second(TimelineViewModel.at(view.fromMicros())),
                times.second(TimelineViewModel.at(view.untilMicros()))));
        pointed.setText(canvas.spoken());
        kit.context().status().shownProperty().set(model.shownText());
    }

    private void findTrack() {
        new TrackFinder(kit, model, canvas::reveal).open();
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        model.show(place);
        area.refresh();
    }

    @Override
    public void leave() {
        if (split.getItems().contains(drawer)) {
            kit.context().settings().put("timeline.drawer", String.valueOf(split.getDividerPositions()[0]));
        }
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("timeline.act.zoom-in", "W PgUp", () -> model.zoomIn(canvas.pointed())),
                Act.inList("timeline.act.zoom-out", "S PgDn", () -> model.zoomOut(canvas.pointed())),
                Act.inList("timeline.act.earlier", "A Left", () -> model.pan(-1)),
                Act.inList("timeline.act.later", "D Right", () -> model.pan(1)),
                Act.inList("timeline.act.next", ".", () -> step(1)),
                Act.inList("timeline.act.area", "R", area::chooseSelection),
                Act.inList("timeline.act.previous", ",", () -> step(-1)),
                Act.inList(
                        "timeline.act.focus",
                        "F",
                        () -> model.focusSelection(area.areaProperty().get())),
                Act.inList("timeline.act.drawer", "Q", area::toggle),
                Act.inList("timeline.act.row-up", "Up", () -> row(-1)),
                Act.inList("timeline.act.row-down", "Down", () -> row(1)),
                Act.inList("timeline.act.open", "Enter", this::enter),
                Act.inList("timeline.act.pin", "P", () -> model.focusedTrack().ifPresent(model::togglePin)),
                Act.inList("timeline.act.clear", "Esc", this::clear),
                Act.anywhere("timeline.act.find", "Ctrl+P", this::findTrack),
                Act.anywhere("timeline.act.all", "", model::showAll));
    }

    private void step(int direction) {
        model.step(direction);
        canvas.reveal();
    }

    private void row(int direction) {
        model.moveRow(direction);
        canvas.reveal();
    }

    private void enter() {
        if (model.selected() != null) {
            model.open();
        } else if (model.focusedRow() >= 0) {
            model.activateRow(model.focusedRow());
        }
    }

    private void clear() {
        if (area.isThere()) {
            area.clear();
        } else {
            model.select(null);
        }
    }

    @Override
    public Optional<String> command() {
        return area.isThere() ? Optional.of(area.command()) : model.command();
    }

    @Override
    public void focus() {
        canvas.canvas().requestFocus();
    }
}
