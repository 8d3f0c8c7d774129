package io.auditworkbench.desktop.health;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Capture and its health.
public final class HealthController implements Screen {

    private static final Duration ASKED_EVERY = Duration.seconds(2);
    private static final double ROW_HEIGHT = 26;

    private final ScreenKit kit;
    private final HealthViewModel model;
    private final Timeline asking;
    private String wanted = "";
    private String toneStyle = "";

    @FXML
    private VBox root;

    @FXML
    private EmptyState empty;

    @FXML
    private VBox page;

    @FXML
    private Label state;

    @FXML
    private Label detail;

    @FXML
    private Button stop;

    @FXML
    private Button recheck;

    @FXML
    private Button copyStatus;

    @FXML
    private Button copyCoverage;

    @FXML
    private GridPane facts;

    @FXML
    private VBox sources;

    @FXML
    private Label coverage;

    @FXML
    private CoverageBar bar;

    @FXML
    private Label barFrom;

    @FXML
    private Label barUntil;

    @FXML
    private TableView<Health.Gap> gaps;

    @FXML
    private VBox gapDetails;

    HealthController(ScreenKit kit, HealthViewModel model) {
        this.kit = kit;
        this.model = model;
        this.asking = new Timeline(new KeyFrame(ASKED_EVERY, _ -> model.tick()));
        asking.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        stop.setOnAction(_ -> model.stop());
        recheck.setOnAction(_ -> model.recheck());
        copyStatus.setOnAction(_ -> Clip.copy(kit, model.command("status")));
        copyCoverage.setOnAction(_ -> Clip.copy(kit, model.command("coverage")));
        for (Node each : List.of(stop, detail, empty, page, gapDetails)) {
            each.managedProperty().bind(each.visibleProperty());
        }
        state.setMinWidth(Region.USE_PREF_SIZE);
        column("health.gap.column.id", 60, Health.Gap::id);
        column("health.gap.column.state", 90, Health.Gap::state);
        column("health.gap.column.cause", 165, Health.Gap::cause);
        column("health.gap.column.effect", 90, Health.Gap::effect);
        column("health.gap.column.from", 165, Health.Gap::from);
        column("health.gap.column.until", 165, Health.Gap::until);
        column("health.gap.column.tables", 140, Health.Gap::tables);
        column("health.gap.column.meaning", 120, Health.Gap::meaning);
        Stretch.last(gaps);
        gaps.setFixedCellSize(ROW_HEIGHT);
        gaps.setPlaceholder(new Label(kit.text("health.gap.none")));
        gaps.getSelectionModel().selectedItemProperty().addListener((_, _, gap) -> showGap(gap));
        model.healthProperty().addListener((_, _, health) -> paint(health));
        model.problemProperty().addListener((_, _, problem) -> complain(problem));
        kit.looks().shownProperty().addListener((_, _, _) -> bar.draw());
        paint(null);
        showGap(null);
    }

    private void column(String titleKey, double width, Function<Health.Gap, String> text) {
        TableColumn<Health.Gap, String> column = new TableColumn<>(kit.text(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        gaps.getColumns().add(column);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        wanted = place.subject();
        Health known = model.healthProperty().get();
        if (known != null) {
            paint(known);
        }
        model.refresh();
        asking.play();
    }

    @Override
    public void leave() {
        asking.stop();
        model.cancel();
    }

    @Override
    public void focus() {
        gaps.requestFocus();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.anywhere("health.act.refresh", "F5", model::refresh),
                Act.anywhere("health.act.recheck", "", model::recheck),
                Act.anywhere("health.act.stop", "", model::stop).when(stop.visibleProperty()),
                Act.anywhere("health.copy.coverage", "", () -> Clip.copy(kit, model.command("coverage"))));
    }

    @Override
    public Optional<String> command() {
        return Optional.of(model.command("status"));
    }

    private void complain(@Nullable Problem problem) {
        if (problem != null) {
            empty.say(problem).offer(kit.text("health.act.refresh"), model::refresh);
            empty.setVisible(true);
            page.setVisible(false);
        }
    }

    private void paint(@Nullable Health health) {
        page.setVisible(health != null);
        empty.setVisible(health == null);
        if (health == null) {
            empty.say(kit.text("health.loading"), "");
            return;
        }
        state.setText(health.state());
        state.getStyleClass().remove(toneStyle);
        toneStyle = "tone-" + health.tone().name().toLowerCase(Locale.ROOT);
        state.getStyleClass().add(toneStyle);
        detail.setText(health.detail());
        detail.setVisible(!health.detail().isEmpty());
        stop.setVisible(health.canStop());
        Facts.fill(facts, health.facts());
        sources.getChildren().setAll(health.sources().stream().map(this::source).toList());
        coverage.setText(health.coverage());
        bar.show(health);
        barFrom.setText(
                health.watchedFrom() == null ? "" : kit.context().times().minute(health.watchedFrom()));
        barUntil.setText(
                health.watchedUntil() == null ? "" : kit.context().times().minute(health.watchedUntil()));
        paintGaps(health.gaps());
    }

    private Node source(Health.Source source) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        Facts.fill(
                grid,
                List.of(
                        new Health.Fact(kit.text("health.source"), source.name()),
                        new Health.Fact(kit.text("health.source.position"), source.position()),
                        new Health.Fact(
                                kit.text("health.source.saved"), (source.saved() + "  " + source.age()).strip()),
                        new Health.Fact(kit.text("health.source.skipped"), source.skipped())));
        return grid;
    }

    /// Keeps what is selected while the same gaps are asked for again.
    private void paintGaps(List<Health.Gap> now) {
        Health.Gap chosen = gaps.getSelectionModel().getSelectedItem();
        String id = !wanted.isEmpty() ? wanted : chosen == null ? "" : chosen.id();
        if (!now.equals(gaps.getItems())) {
            gaps.getItems().setAll(now);
        }
        model.gap(id).ifPresent(gap -> {
            gaps.getSelectionModel().select(gap);
            if (!wanted.isEmpty()) {
                gaps.scrollTo(gap);
            }
        });
        wanted = "";
    }

    private void showGap(Health.@Nullable Gap gap) {
        gapDetails.setVisible(gap != null);
        if (gap == null) {
            return;
        }
        Label title = new Label(kit.text("health.gap.title", gap.id(), gap.meaning()));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        Facts.fill(grid, gap.details());
        gapDetails.getChildren().setAll(title, grid);
        kit.context().navigator().select(gap.id());
    }
}
