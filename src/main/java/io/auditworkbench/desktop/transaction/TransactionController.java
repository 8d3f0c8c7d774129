package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.DiffTable;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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

    private final ScreenKit kit;
    private final TransactionViewModel model;
    private final EmptyState empty = new EmptyState();
    private final DiffTable diff;

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
    private Button actor;

    @FXML
    private Button session;

    @FXML
    private ToggleButton steps;

    @FXML
    private ToggleButton net;

    @FXML
    private TextField search;

    @FXML
    private TableView<Step> table;

    @FXML
    private StackPane detail;

    @FXML
    private FlowPane links;

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
    }

    @FXML
    private void initialize() {
        root.getChildren().add(empty);
        empty.setVisible(false);
        diff.showChangedOnly();
        detail.getChildren().add(diff);
        StepTable.prepare(table, kit.context().messages());
        table.setItems(model.steps());
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, step) -> diff.show(step == null ? List.of() : step.columns()));
        search.textProperty().bindBidirectional(model.searchedProperty());
        steps.setOnAction(_ -> choose(TransactionViewModel.Mode.STEPS));
        net.setOnAction(_ -> choose(TransactionViewModel.Mode.NET));
        actor.setOnAction(_ -> model.followActor());
        session.setOnAction(_ -> model.followSession());
        more.setOnAction(_ -> model.more());
        for (Node part : List.of(session, more, notes, balance, links)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        model.shownProperty().addListener((_, _, now) -> show(now));
        model.problemProperty().addListener((_, _, now) -> complain(now));
        choose(TransactionViewModel.Mode.STEPS);
    }

    private void choose(TransactionViewModel.Mode mode) {
        steps.setSelected(mode == TransactionViewModel.Mode.STEPS);
        net.setSelected(mode == TransactionViewModel.Mode.NET);
        model.modeProperty().set(mode);
    }

    private void show(TransactionViewModel.@Nullable Shown now) {
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
        more.setVisible(now.more() > 0);
        more.setText(kit.text("transaction.more", now.more()));
        notes.setVisible(!now.notes().isEmpty());
        notes.setText(String.join("\n", now.notes()));
        balance.setVisible(!now.balances().isEmpty());
        balance.setText(kit.text("transaction.balance", String.join(" · ", now.balances())));
        links.setVisible(!now.links().isEmpty());
        links.getChildren().setAll(now.links().stream().map(this::link).toList());
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private Button link(TransactionViewModel.Link link) {
        Button button = new Button(link.id() + "  " + link.text());
        button.getStyleClass().add("chip");
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> model.open(link.id()));
        return button;
    }

    private void complain(@Nullable Problem now) {
        empty.setVisible(now != null);
        if (now != null) {
            empty.say(now).offer(kit.text("transaction.back"), kit.context().navigator()::back);
        }
    }

    private Optional<Step> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
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
                Act.inList(
                        "transaction.act.history",
                        "h",
                        () -> selected()
                                .filter(step -> !step.row().isEmpty())
                                .ifPresent(step -> model.open(step.row()))),
                Act.inList(
                        "transaction.act.event",
                        "Enter",
                        () -> selected().ifPresent(step -> model.open(step.ids().getFirst()))),
                Act.inList("transaction.act.net", "n", this::otherMode),
                Act.inList("transaction.act.all-columns", "x", this::otherColumns),
                Act.inList("transaction.act.search", "/", search::requestFocus),
                Act.inList(
                        "transaction.act.next",
                        "j",
                        () -> table.getSelectionModel().selectNext()),
                Act.inList(
                        "transaction.act.previous",
                        "k",
                        () -> table.getSelectionModel().selectPrevious()),
                Act.inList("transaction.act.actor", "u", model::followActor));
    }

    private void otherMode() {
        choose(
                model.modeProperty().get() == TransactionViewModel.Mode.STEPS
                        ? TransactionViewModel.Mode.NET
                        : TransactionViewModel.Mode.STEPS);
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
        table.requestFocus();
    }
}
