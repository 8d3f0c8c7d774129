package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
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
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One row through time.
public final class HistoryController implements Screen {

    private static final int FACETS_SHOWN = 10;

    private final ScreenKit kit;
    private final HistoryViewModel model;
    private final EmptyState empty = new EmptyState();

    @FXML
    private StackPane root;

    @FXML
    private VBox page;

    @FXML
    private Label title;

    @FXML
    private Label count;

    @FXML
    private Label beginning;

    @FXML
    private Label ending;

    @FXML
    private FlowPane links;

    @FXML
    private FlowPane facets;

    @FXML
    private ListView<Version> list;

    @FXML
    private StackPane right;

    HistoryController(ScreenKit kit, HistoryViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    @FXML
    private void initialize() {
        root.getChildren().add(empty);
        empty.setVisible(false);
        page.setVisible(false);
        right.getChildren().add(new AnswerPane(kit, model));
        for (Node part : List.of(ending, links, facets)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        VersionCells.prepare(list, kit.context().messages(), model);
        model.shownProperty().addListener((_, _, now) -> show(now));
        model.problemProperty().addListener(_ -> complain());
        model.near().addListener((ListChangeListener<String>) _ -> complain());
    }

    private void show(RowReader.@Nullable Shown now) {
        boolean isComing = now != null && !page.isVisible();
        page.setVisible(now != null);
        if (now == null) {
            return;
        }
        title.setText(ForeignText.line(now.row()));
        count.setText(now.count());
        beginning.setText(now.beginning());
        ending.setText(now.ending());
        ending.setVisible(!now.ending().isEmpty());
        links.setVisible(!now.links().isEmpty());
        links.getChildren()
                .setAll(now.links().stream()
                        .map(row -> chip(kit.text("history.link", row), () -> model.open(row)))
                        .toList());
        facets.setVisible(!now.facets().isEmpty());
        facets.getChildren().setAll(facets(now.facets()));
        if (isComing && !kit.overlays().isShowing()) {
            focus();
        }
    }

    private List<Node> facets(List<RowReader.Facet> columns) {
        List<Node> chips = new ArrayList<>();
        chips.add(new Label(kit.text("history.only-where")));
        chips.add(facet(kit.text("history.any-column"), ""));
        columns.stream()
                .limit(FACETS_SHOWN)
                .forEach(facet ->
                        chips.add(facet(kit.text("history.facet", facet.column(), facet.versions()), facet.column())));
        if (columns.size() > FACETS_SHOWN) {
            chips.add(more(columns.subList(FACETS_SHOWN, columns.size())));
        }
        return chips;
    }

    private MenuButton more(List<RowReader.Facet> columns) {
        MenuButton more = new MenuButton(kit.text("history.more-columns", columns.size()));
        more.getStyleClass().add("chip");
        for (RowReader.Facet facet : columns) {
            MenuItem item = new MenuItem(kit.text("history.facet", facet.column(), facet.versions()));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> model.only(facet.column()));
            more.getItems().add(item);
        }
        return more;
    }

    private ToggleButton facet(String text, String column) {
        ToggleButton chip = new ToggleButton(text);
        chip.getStyleClass().add("chip");
        chip.setMnemonicParsing(false);
        chip.setSelected(model.column().equalsIgnoreCase(column));
        chip.setOnAction(_ -> {
            chip.setSelected(true);
            model.only(column);
        });
        return chip;
    }

    private static Button chip(String text, Runnable doing) {
        Button button = new Button(text);
        button.getStyleClass().add("chip");
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    private void complain() {
        Problem why = model.problemProperty().get();
        empty.setVisible(why != null);
        if (why == null) {
            return;
        }
        empty.say(why);
        if (!model.near().isEmpty()) {
            empty.say(why.happened(), why.nextStep() + "\n\n" + kit.text("history.near"));
        }
        model.near().forEach(row -> empty.offer(row, () -> model.open(row)));
        empty.offer(kit.text("history.back"), kit.context().navigator()::back);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        model.show(place);
    }

    @Override
    public void leave() {
        model.leave();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("history.act.older", "[", () -> model.step(1)),
                Act.inList("history.act.newer", "]", () -> model.step(-1)),
                Act.inList("history.act.blame", "b", () -> go(Page.BLAME)),
                Act.inList("history.act.transaction", "t", () -> withSelected(each -> model.open(each.transaction()))),
                Act.inList("history.act.undo", "u", () -> go(Page.UNDO)),
                Act.inList("history.act.diff", "d", () -> go(Page.DIFF)),
                Act.inList("history.act.as-of", "o", () -> go(Page.AS_OF)),
                Act.inList("history.act.related", "r", () -> go(Page.RELATED)),
                Act.inList("history.act.raw", "y", () -> go(Page.RAW)),
                Act.inList("history.act.finding", "a", () -> withSelected(this::openFinding)),
                Act.inList("history.act.case", "c", () -> withSelected(this::addToCase)),
                Act.inList("history.act.event", "Enter", () -> withSelected(each -> model.open(each.event()))));
    }

    private void go(Page next) {
        model.pageProperty().set(next);
    }

    private void openFinding(Version version) {
        model.findings().getOrDefault(version.event(), List.of()).stream()
                .findFirst()
                .ifPresent(model::open);
    }

    private void addToCase(Version version) {
        kit.context().navigator().go(ScreenId.CASES, "add " + version.event());
    }

    private void withSelected(Consumer<Version> doing) {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(doing);
    }

    @Override
    public Optional<String> command() {
        return Optional.of(model.command());
    }

    @Override
    public void focus() {
        list.requestFocus();
    }
}
