package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The overview: four questions from top to bottom, each answered on its own.
public final class OverviewController implements Screen {

    /// So high that more of everything can be shown without scrolling.
    private static final double ROOMY = 800;

    private final ScreenKit kit;
    private final OverviewViewModel model;
    private final TourViewModel tour;
    private final Runnable demo;
    private final RecordedPane recorded;
    private final NeedsPane needs;
    private final CheckedPane checked;
    private final ChangedPane changed;

    @FXML
    private StackPane root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox page;

    @FXML
    private HBox middle;

    @FXML
    private VBox side;

    @FXML
    private EmptyState empty;

    OverviewController(ScreenKit kit, OverviewViewModel model, TourViewModel tour, Runnable demo) {
        this.kit = kit;
        this.model = model;
        this.tour = tour;
        this.demo = demo;
        this.recorded = new RecordedPane(kit, model);
        this.needs = new NeedsPane(kit, model);
        this.checked = new CheckedPane(kit, model);
        this.changed = new ChangedPane(kit, model);
    }

    @FXML
    private void initialize() {
        page.getChildren().addFirst(recorded);
        page.getChildren().addLast(changed);
        HBox.setHgrow(needs, Priority.ALWAYS);
        middle.getChildren().addFirst(needs);
        side.getChildren().addAll(checked, new TourPane(kit, tour));
        VBox.setVgrow(checked, Priority.SOMETIMES);
        model.recorded().answerProperty().addListener((_, _, now) -> empty(now));
        empty(null);
        root.heightProperty().addListener((_, _, height) -> setRoomy(height.doubleValue() > ROOMY));
    }

    private void setRoomy(boolean isRoomy) {
        needs.setRoomy(isRoomy);
        checked.setRoomy(isRoomy);
        changed.setRoomy(isRoomy);
    }

    private void empty(@Nullable Recorded now) {
        boolean isEmpty = now != null && now.working() == Recorded.State.EMPTY;
        empty.setVisible(isEmpty);
        scroll.setVisible(!isEmpty);
        if (isEmpty) {
            empty.say(kit.text("overview.empty"), kit.text("overview.empty.meaning"))
                    .offer(kit.text("overview.empty.health"), () -> model.go(ScreenId.HEALTH))
                    .offer(kit.text("overview.empty.demo"), demo);
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (kit.context().session().store().isEmpty()) {
            return;
        }
        List.of(recorded, needs, checked, changed).forEach(CardPane::await);
        model.ask(place);
        tour.begin();
    }

    @Override
    public void leave() {
        model.cancel();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("overview.act.next", "J", () -> needs.step(1)),
                Act.inList("overview.act.previous", "K", () -> needs.step(-1)),
                Act.anywhere(
                        "overview.act.refresh",
                        "F5",
                        () -> show(kit.context().navigator().place())),
                Act.anywhere("overview.act.findings", "", () -> model.go(ScreenId.ANOMALIES)));
    }

    @Override
    public Optional<String> command() {
        return model.command();
    }

    @Override
    public void focus() {
        needs.focus();
    }
}
