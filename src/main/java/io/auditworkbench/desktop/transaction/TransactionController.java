package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.transaction.TransactionViewModel.Mode;
import io.auditworkbench.desktop.widget.DiffTable;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One transaction.
public final class TransactionController implements Screen {

    private static final int LEAST_MAPPED = 100;
    private static final int LINKS_SHOWN = 5;

    private final ScreenKit kit;
    private final TransactionViewModel model;
    private final EmptyState empty = new EmptyState();
    private final DiffTable diff;
    private final ComparePane comparing;
    private final StepMap map;

    @FXML
    private StackPane root;

    @FXML
    private VBox page;

    @FXML
    private Label title;

    @FXML
    private Label facts;

    @FXML
    private Label identity;

    @FXML
    private FlowPane chips;

    @FXML
    private Button actor;

    @FXML
    private Button session;

    @FXML
    private Button former;

    @FXML
    private Button later;

    @FXML
    private ToggleButton steps;

    @FXML
    private ToggleButton net;

    @FXML
    private ToggleButton compare;

    @FXML
    private TextField search;

    @FXML
    private FlowPane parts;

    @FXML
    private StackPane mapPlace;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<Step> table;

    @FXML
    private StackPane detail;

    @FXML
    private Label balance;

    @FXML
    private Label notes;

    @FXML
    private Button more;

    TransactionController(ScreenKit kit, TransactionViewModel model) {
        this.kit = kit;
        this.model = model;
        this.diff = new DiffTable(kit.context().messages());
        this.comparing = new ComparePane(kit, model);
        this.map = new StepMap(kit.looks(), this::goToStep);
    }

    @FXML
    private void initialize() {
        root.getChildren().add(empty);
        empty.setVisible(false);
        page.setVisible(false);
        detail.getChildren().add(diff);
        mapPlace.getChildren().add(map);
        StepTable.prepare(table, kit.context().messages());
        table.setItems(model.steps());
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, step) -> diff.show(step == null ? List.of() : step.columns()));
        search.textProperty().bindBidirectional(model.searchedProperty());
        steps.setOnAction(_ -> model.modeProperty().set(Mode.STEPS));
        net.setOnAction(_ -> model.modeProperty().set(Mode.NET));
        compare.setOnAction(_ -> model.modeProperty().set(Mode.COMPARE));
        actor.setOnAction(_ -> model.followActor());
        session.setOnAction(_ -> model.followSession());
        former.setOnAction(_ -> model.goToActors(ActorSteps.Way.BEFORE));
        later.setOnAction(_ -> model.goToActors(ActorSteps.Way.AFTER));
        more.setOnAction(_ -> model.more());
        for (Node part : List.of(session, more, notes, balance, parts, mapPlace, search)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        model.modeProperty().addListener(_ -> {
            lay();
            focus();
        });
        model.shownProperty().addListener((_, _, now) -> show(now));
        model.problemProperty().addListener((_, _, now) -> complain(now));
        model.all().addListener((ListChangeListener<Step>) _ -> drawMap());
        lay();
    }

    private void lay() {
        Mode mode = model.modeProperty().get();
        Heading now = model.shownProperty().get();
        boolean isSingle = now != null && now.isSingle();
        steps.setSelected(mode == Mode.STEPS);
        net.setSelected(mode == Mode.NET);
        compare.setSelected(mode == Mode.COMPARE);
        search.setVisible(!isSingle && mode != Mode.COMPARE);
        parts.setVisible(!isSingle && mode != Mode.COMPARE);
        mapPlace.setVisible(mode == Mode.STEPS && now != null && now.changes() > LEAST_MAPPED);
        more.setVisible(mode == Mode.STEPS && now != null && now.more() > 0);
        if (mode == Mode.COMPARE) {
            split.getItems().setAll(comparing);
        } else if (isSingle) {
            split.getItems().setAll(detail);
        } else if (!split.getItems().contains(table)) {
            split.getItems().setAll(table, detail);
            split.setDividerPositions(0.58);
        }
        if (isSingle) {
            diff.showAll();
        } else {
            diff.showChangedOnly();
        }
    }

    private void show(@Nullable Heading now) {
        boolean isComing = now != null && !page.isVisible();
        page.setVisible(now != null);
        if (now == null) {
            return;
        }
        title.setText(now.title());
        facts.setText(now.facts());
        identity.setText(now.identity());
        actor.setText(kit.text("transaction.actor", now.actor()));
        actor.setTooltip(new Tooltip(kit.text("transaction.actor.source", now.actorSource())));
        session.setVisible(now.connection() != null);
        session.setText(kit.text("transaction.session", String.valueOf(now.connection())));
        more.setText(kit.text("transaction.more", now.more()));
        notes.setVisible(!now.notes().isEmpty());
        notes.setText(String.join("\n", now.notes()));
        balance.setVisible(!now.balances().isEmpty());
        balance.setText(kit.text("transaction.balance", String.join(" · ", now.balances())));
        chips.getChildren().setAll(actor, session, former, later);
        now.links().stream()
                .limit(LINKS_SHOWN)
                .forEach(link -> chips.getChildren().add(link(link)));
        if (now.links().size() > LINKS_SHOWN) {
            chips.getChildren().add(moreLinks(now.links().size() - LINKS_SHOWN));
        }
        parts.getChildren().setAll(parts(now));
        lay();
        drawMap();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        if (isComing && !kit.overlays().isShowing()) {
            focus();
        }
    }

    private Button link(Heading.Link link) {
        Button button = new Button(link.id() + "  " + link.text());
        button.getStyleClass().addAll("chip", link.id().startsWith("A") ? "finding-chip" : "business-chip");
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> model.open(link.id()));
        return button;
    }

    private Button moreLinks(int more) {
        Button button = new Button(kit.text("transaction.more-links", more));
        button.getStyleClass().add("chip");
        button.setOnAction(_ -> model.showBusiness());
        return button;
    }

    private List<Node> parts(Heading now) {
        List<Node> toggles = new ArrayList<>();
        toggles.add(part(kit.text("transaction.all-tables", now.changes()), ""));
        now.parts().forEach(part -> toggles.add(part(part.table() + "  " + part.kinds(), part.table())));
        return toggles;
    }

    private ToggleButton part(String text, String ofTable) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.getStyleClass().add("chip");
        toggle.setMnemonicParsing(false);
        toggle.setSelected(model.tableProperty().get().equals(ofTable));
        toggle.setOnAction(_ -> {
            model.tableProperty().set(ofTable);
            parts.getChildren().forEach(other -> ((ToggleButton) other).setSelected(other.equals(toggle)));
            table.getSelectionModel().selectFirst();
        });
        return toggle;
    }

    private void drawMap() {
        Heading now = model.shownProperty().get();
        if (now != null && mapPlace.isVisible()) {
            map.show(model.all(), now.changes());
        }
    }

    private void goToStep(long order) {
        for (int at = 0; at < model.steps().size(); at++) {
            if (model.steps().get(at).order() >= order) {
                table.getSelectionModel().select(at);
                table.scrollTo(Math.max(0, at - 3));
                return;
            }
        }
    }

    private void complain(@Nullable Problem now) {
        empty.setVisible(now != null);
        if (now != null) {
            empty.say(now).offer(kit.text("transaction.back"), kit.context().navigator()::back);
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        model.show(place.subject());
    }

    @Override
    public void leave() {
        model.leave();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("transaction.act.history", "h", () -> withSelected(this::openRow)),
                Act.inList("transaction.act.net", "n", this::otherMode),
                Act.inList(
                        "transaction.act.compare",
                        "c",
                        () -> model.modeProperty().set(Mode.COMPARE)),
                Act.inList(
                        "transaction.act.event",
                        "Enter",
                        () -> withSelected(step -> model.open(step.ids().getFirst()))),
                Act.inList("transaction.act.explain", "e", this::explain),
                Act.inList("transaction.act.search", "/", this::startSearch),
                Act.inList("transaction.act.later", "u", () -> model.goToActors(ActorSteps.Way.AFTER)),
                Act.inList("transaction.act.former", "Shift+U", () -> model.goToActors(ActorSteps.Way.BEFORE)),
                Act.inList("transaction.act.actor", "f", model::followActor),
                Act.inList("transaction.act.all-columns", "x", this::otherColumns),
                Act.inList(
                        "transaction.act.next",
                        "j",
                        () -> table.getSelectionModel().selectNext()),
                Act.inList(
                        "transaction.act.previous",
                        "k",
                        () -> table.getSelectionModel().selectPrevious()));
    }

    private void explain() {
        new Explanations(kit).show(kit.context().navigator().place().subject());
    }

    private void openRow(Step step) {
        if (!step.row().isEmpty()) {
            model.open(step.row());
        }
    }

    private void withSelected(Consumer<Step> doing) {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(doing);
    }

    private void startSearch() {
        if (search.isVisible()) {
            search.requestFocus();
        }
    }

    private void otherMode() {
        model.modeProperty().set(model.modeProperty().get() == Mode.STEPS ? Mode.NET : Mode.STEPS);
    }

    private void otherColumns() {
        if (diff.isShowingAll()) {
            diff.showChangedOnly();
        } else {
            diff.showAll();
        }
    }

    @Override
    public Optional<String> command() {
        return Optional.of(model.command());
    }

    @Override
    public void focus() {
        if (model.modeProperty().get() == Mode.COMPARE) {
            comparing.focusRows();
        } else {
            (split.getItems().contains(table) ? table : diff).requestFocus();
        }
    }
}
