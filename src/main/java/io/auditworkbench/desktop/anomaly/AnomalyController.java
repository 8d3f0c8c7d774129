package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.anomaly.Listed.Show;
import io.auditworkbench.desktop.anomaly.Listed.Sort;
import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.widget.ChoiceText;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.model.finding.TriageState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The findings: lanes over time, the groups, and one of them in full.
public final class AnomalyController implements Screen {

    private static final double DIVIDER = 0.56;

    private final ScreenKit kit;
    private final AnomalyViewModel model;
    private final Explanations explanations;
    private final DetailPane detail;
    private final TableView<GroupRow> table;
    private final Map<Show, ToggleButton> shows = new EnumMap<>(Show.class);
    private final EmptyState empty = new EmptyState();
    private boolean isSelecting;

    @FXML
    private VBox root;

    @FXML
    private HBox states;

    @FXML
    private ComboBox<Sort> sort;

    @FXML
    private Button chosen;

    @FXML
    private Label checked;

    @FXML
    private VBox lanes;

    @FXML
    private SplitPane split;

    AnomalyController(ScreenKit kit, AnomalyViewModel model, Explanations explanations) {
        this.kit = kit;
        this.model = model;
        this.explanations = explanations;
        this.detail = new DetailPane(kit, model, explanations);
        this.table = new GroupTable(kit, model).view();
    }

    @FXML
    private void initialize() {
        lanes.getChildren().add(new SwimlanePane(kit, model));
        split.getItems().setAll(new StackPane(table, empty), detail);
        split.setDividerPositions(DIVIDER);
        showStates();
        showSort();
        chosen.managedProperty().bind(chosen.visibleProperty());
        chosen.setOnAction(_ -> model.choiceProperty().set(Choice.EVERYTHING));
        model.choiceProperty().addListener((_, _, now) -> show(now));
        show(Choice.EVERYTHING);
        model.listedProperty().addListener((_, _, now) -> arrive(now));
        model.problemProperty().addListener((_, _, now) -> complain(now));
        model.rows().addListener((Observable _) -> sayNothing());
        empty.setVisible(false);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!isSelecting && row != null) {
                model.select(row);
            }
        });
        model.selectedProperty().addListener((_, _, row) -> select(row));
    }

    private void showStates() {
        ToggleGroup group = new ToggleGroup();
        for (Show each : Show.values()) {
            ToggleButton button = new ToggleButton(text(each, 0));
            button.setId("show-" + word(each));
            button.getStyleClass().add("figure");
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                model.showProperty().set(each);
                button.setSelected(true);
            });
            shows.put(each, button);
            states.getChildren().add(button);
        }
        shows.get(Show.OPEN).setSelected(true);
        model.showProperty().addListener((_, _, now) -> shows.get(now).setSelected(true));
    }

    private void showSort() {
        sort.getItems().setAll(Sort.values());
        sort.setConverter(new ChoiceText<>(each -> kit.text("anomaly.sort." + word(each))));
        sort.valueProperty().bindBidirectional(model.sortProperty());
    }

    private String text(Show each, long count) {
        return kit.text("anomaly.show." + word(each), count);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void show(Choice choice) {
        chosen.setVisible(!choice.isEverything());
        String stretch = choice.from()
                .map(from -> kit.context().times().minute(from) + " – "
                        + choice.until().map(kit.context().times()::minute).orElse(""))
                .orElse("");
        chosen.setText(kit.text("anomaly.chosen", choice.detector().orElse(""), stretch));
    }

    private void arrive(@Nullable Listed now) {
        if (now == null) {
            return;
        }
        shows.forEach((show, button) -> button.setText(text(show, now.count(show))));
        checked.setText(
                String.join(" ", now.troubles()).isEmpty() ? now.checked() : String.join(" · ", now.troubles()));
        sayNothing();
    }

    /// Says why the list is empty, if it is.
    private void sayNothing() {
        Listed all = model.listedProperty().get();
        boolean isEmpty =
                all != null && model.rows().isEmpty() && model.problemProperty().get() == null;
        empty.setVisible(isEmpty);
        if (!isEmpty) {
            return;
        }
        if (all.rows().isEmpty()) {
            empty.say(kit.text("anomaly.empty"), all.lookedAt());
        } else if (!model.choiceProperty().get().isEverything()) {
            empty.say(kit.text("anomaly.empty.chosen"), kit.text("anomaly.empty.chosen.meaning"))
                    .offer(
                            kit.text("anomaly.empty.all"),
                            () -> model.choiceProperty().set(Choice.EVERYTHING));
        } else if (model.showProperty().get() == Show.OPEN) {
            empty.say(kit.text("anomaly.done"), all.lookedAt())
                    .offer(
                            kit.text("anomaly.empty.all"),
                            () -> model.showProperty().set(Show.ALL));
        } else {
            empty.say(kit.text("anomaly.empty.state"), kit.text("anomaly.empty.state.meaning"))
                    .offer(
                            kit.text("anomaly.empty.all"),
                            () -> model.showProperty().set(Show.ALL));
        }
    }

    private void complain(@Nullable Problem problem) {
        if (problem != null) {
            empty.say(problem);
            empty.setVisible(true);
        }
    }

    private void select(@Nullable GroupRow row) {
        isSelecting = true;
        if (row == null) {
            table.getSelectionModel().clearSelection();
        } else if (!row.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(row);
            table.scrollTo(row);
        }
        isSelecting = false;
    }

    private void move(int by) {
        int at = table.getSelectionModel().getSelectedIndex() + by;
        if (at >= 0 && at < table.getItems().size()) {
            table.getSelectionModel().select(at);
            table.scrollTo(Math.max(0, at - 2));
        }
    }

    private void selected(Consumer<GroupRow> doing) {
        GroupRow row = model.selectedProperty().get();
        if (row != null) {
            doing.accept(row);
        }
    }

    private Act say(String labelKey, String key, TriageState state) {
        return Act.inList(labelKey, key, () -> selected(row -> ReasonPane.ask(kit, model, row, state)));
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (kit.context().session().store().isPresent()) {
            model.show(place);
        }
    }

    @Override
    public void leave() {
        model.cancel();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                say("anomaly.act.explained", "1", TriageState.EXPLAINED),
                say("anomaly.act.confirmed", "2", TriageState.CONFIRMED),
                say("anomaly.act.in-review", "3", TriageState.IN_REVIEW),
                say("anomaly.act.mute", "M", TriageState.MUTED),
                Act.inList("anomaly.act.case", "C", () -> selected(row -> model.addToCase(row.id()))),
                Act.inList("anomaly.act.explain", "E", () -> selected(row -> explanations.show(row.id()))),
                Act.inList(
                        "anomaly.act.transaction",
                        "T",
                        () -> detail.current().ifPresent(each -> model.open(each.transaction()))),
                Act.inList(
                        "anomaly.act.history",
                        "H",
                        () -> detail.current()
                                .filter(each -> each.row().contains("/"))
                                .ifPresent(each -> model.open(each.row()))),
                Act.inList("anomaly.act.next-evidence", "N", () -> detail.step(1)),
                Act.inList("anomaly.act.previous-evidence", "Shift+N", () -> detail.step(-1)),
                Act.inList("anomaly.act.next", "J", () -> move(1)),
                Act.inList("anomaly.act.previous", "K", () -> move(-1)),
                Act.inList("anomaly.act.open", "Enter", () -> detail.step(1)),
                Act.anywhere("anomaly.act.refresh", "F5", model::refresh));
    }

    @Override
    public Optional<String> command() {
        return model.command();
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
