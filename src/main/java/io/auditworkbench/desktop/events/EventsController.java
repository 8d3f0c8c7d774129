package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.Histogram;
import io.auditworkbench.desktop.widget.Keys;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The screen Events: puts its parts together, and shows how far the search is.
public final class EventsController implements Screen {

    private static final Duration LIVE = Duration.millis(200);
    private static final Duration BAR_AFTER = Duration.millis(150);
    private static final Duration TEXT_AFTER = Duration.seconds(1);
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ScreenKit kit;
    private final EventsViewModel model;
    private final DetailViewModel detailModel;
    private final Following following;
    private final PauseTransition barPause = new PauseTransition(BAR_AFTER);
    private final PauseTransition textPause = new PauseTransition(TEXT_AFTER);
    private final Timeline live = new Timeline(new KeyFrame(LIVE, _ -> tick()));
    private final EventTable table;
    private final ChangesTable changes;
    private final DetailPane detail;
    private final EventActs acts;
    private final Histogram histogram;
    private final Minimap minimap;
    private final DetailLayout layout;

    @FXML
    private BorderPane root;

    @FXML
    private StackPane histogramPlace;

    @FXML
    private ProgressBar progress;

    @FXML
    private HBox scanLine;

    @FXML
    private Label scanText;

    @FXML
    private Button cancel;

    @FXML
    private HBox complaintLine;

    @FXML
    private Label complaint;

    @FXML
    private ScrollPane facetPlace;

    @FXML
    private SplitPane split;

    @FXML
    private BorderPane listPlace;

    @FXML
    private StackPane list;

    @FXML
    private Button pill;

    EventsController(ScreenKit kit, EventsViewModel model, DetailViewModel detailModel) {
        this.kit = kit;
        this.model = model;
        this.detailModel = detailModel;
        this.following = new Following(kit.context(), model.listing());
        this.table = new EventTable(kit, model);
        this.changes = new ChangesTable(kit);
        this.detail = new DetailPane(kit, detailModel, changes, model::select);
        this.acts = new EventActs(kit, model, detailModel, table, detail, changes);
        this.histogram = new Histogram(kit);
        this.minimap = new Minimap(kit, model, table, table::scrollTo);
        this.layout = new DetailLayout(kit.context().settings());
        live.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        list.getChildren().addFirst(table.node());
        list.getChildren().add(1, new NothingPane(kit, model).node());
        listPlace.setRight(minimap);
        histogramPlace.getChildren().setAll(histogram);
        histogram.onChosen(model::range);
        facetPlace.setContent(new FacetPane(kit, model));
        layout.keep(split, listPlace, detail);
        table.onOpened(detail::focusChanges);
        table.onColumn(column -> kit.context().status().fieldProperty().set(CellTerm.field(column)));
        changes.onSelected(field -> {
            kit.context().status().fieldProperty().set(ForeignText.line(field.field()));
            detail.mark(field.name());
        });
        EventMenu menu = new EventMenu(kit, model, acts, detail::focusChanges, this::prepare);
        table.node().setContextMenu(menu.menu());
        changes.table().setContextMenu(menu.menu());
        model.selectedProperty().addListener((_, _, number) -> detailModel.show(number.longValue()));
        model.listing().histogramProperty().addListener(_ -> draw());
        model.flaggedLinesProperty().addListener(_ -> draw());
        model.listing().scanProperty().addListener((_, former, now) -> scan(former, now));
        model.listing()
                .isStaleProperty()
                .addListener((_, _, isStale) -> table.node().pseudoClassStateChanged(STALE, isStale));
        model.listing().complaintProperty().addListener((_, _, problem) -> complain(problem));
        cancel.setOnAction(_ -> model.stop());
        barPause.setOnFinished(
                _ -> progress.setVisible(model.listing().scanProperty().get().isRunning()));
        textPause.setOnFinished(
                _ -> scanLine.setVisible(model.listing().scanProperty().get().isRunning()));
        for (Node node : List.of(progress, scanLine, complaintLine, pill)) {
            node.managedProperty().bind(node.visibleProperty());
            node.setVisible(false);
        }
        pill.setOnAction(_ -> newest());
        following.waitingProperty().addListener((_, _, count) -> pill(count.intValue()));
        following
                .isOnProperty()
                .addListener(_ -> pill(following.waitingProperty().get()));
        table.node().skinProperty().addListener(_ -> watchScrolling());
    }

    private void watchScrolling() {
        for (Node node : table.node().lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty().addListener(_ -> minimap.paint());
            }
        }
    }

    private void draw() {
        histogram.show(model.listing().histogramProperty().get(), model.flaggedBars());
    }

    private void scan(Scan former, Scan now) {
        if (now.isRunning() && !former.isRunning()) {
            // the line may still say that the search before is a part
            scanLine.setVisible(false);
            cancel.setVisible(true);
            barPause.playFromStart();
            textPause.playFromStart();
        }
        progress.setProgress(now.of() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) now.scanned() / now.of());
        if (now.isRunning()) {
            scanText.setText(
                    kit.text("events.scan.running", brief(now.scanned()), brief(now.of()), brief(now.found())));
            return;
        }
        barPause.stop();
        textPause.stop();
        progress.setVisible(false);
        boolean isPart = now.stage() == Scan.Stage.PARTIAL || now.stage() == Scan.Stage.FULL;
        scanLine.setVisible(isPart);
        cancel.setVisible(!isPart);
        if (isPart) {
            scanText.setText(kit.text(
                    now.stage() == Scan.Stage.PARTIAL ? "events.scan.partial" : "events.scan.full",
                    brief(now.scanned()),
                    brief(now.of()),
                    brief(now.found())));
        }
        minimap.paint();
    }

    private String brief(long count) {
        return Numbers.brief(count, kit.context().messages().locale());
    }

    /// What is wrong with a filter stands under the filter; here stands what it means for the lines.
    private String said(@Nullable Problem problem) {
        if (problem == null) {
            return "";
        }
        return problem.isOfTheFilter() ? kit.text("events.former") : problem.happened() + " " + problem.nextStep();
    }

    private void complain(@Nullable Problem problem) {
        complaintLine.setVisible(problem != null);
        complaint.setText(said(problem));
    }

    private void pill(int waiting) {
        pill.setVisible(waiting > 0 || !following.isOnProperty().get());
        pill.setText(
                following.isOnProperty().get()
                        ? kit.text("events.pill.new", waiting)
                        : kit.text("events.pill.paused", waiting));
    }

    private void tick() {
        if (following.mustAskAnew()) {
            model.refresh();
            return;
        }
        following.tick(() -> model.selected() == EventsViewModel.NONE && table.isAtTheTop());
    }

    private void newest() {
        following.isOnProperty().set(true);
        following.flush();
        model.select(EventsViewModel.NONE);
        table.node().getSelectionModel().clearSelection();
        table.scrollTo(0);
        table.node().requestFocus();
    }

    private void pause() {
        following.isOnProperty().set(!following.isOnProperty().get());
        if (following.isOnProperty().get()) {
            newest();
        }
    }

    private void prepare(String filter) {
        if (root.getScene().lookup(".filter-field") instanceof TextField field) {
            field.setText(filter);
            field.requestFocus();
            field.end();
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (kit.context().session().store().isEmpty()) {
            // the store is being closed, and the window leaves
            following.stop();
            return;
        }
        model.show(place);
        live.play();
    }

    @Override
    public void leave() {
        live.stop();
    }

    @Override
    public List<Act> acts() {
        return acts.all(() -> layout.next(split, listPlace, detail), this::newest, this::pause);
    }

    @Override
    public Optional<String> command() {
        return Optional.of(model.command("events").toString());
    }

    @Override
    public void focus() {
        Keys.takeLetters(table.node());
        table.node().requestFocus();
    }
}
