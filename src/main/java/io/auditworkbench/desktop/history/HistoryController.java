package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.DiffTable;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One row through time.
public final class HistoryController implements Screen {

    private final ScreenKit kit;
    private final HistoryViewModel model;
    private final EmptyState empty = new EmptyState();
    private final DiffTable diff;
    private final Map<HistoryViewModel.Page, ToggleButton> tabs = new EnumMap<>(HistoryViewModel.Page.class);

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
    private ComboBox<String> changed;

    @FXML
    private ListView<Version> list;

    @FXML
    private HBox pages;

    @FXML
    private Label compared;

    @FXML
    private CheckBox changedOnly;

    @FXML
    private HBox momentLine;

    @FXML
    private TextField moment;

    @FXML
    private VBox answer;

    @FXML
    private TextArea text;

    @FXML
    private Button copy;

    @FXML
    private Button save;

    HistoryController(ScreenKit kit, HistoryViewModel model) {
        this.kit = kit;
        this.model = model;
        this.diff = new DiffTable(kit.context().messages());
    }

    @FXML
    private void initialize() {
        root.getChildren().add(empty);
        empty.setVisible(false);
        answer.getChildren().addFirst(diff);
        VBox.setVgrow(diff, Priority.ALWAYS);
        for (Node part : List.of(ending, links, diff, text, momentLine, copy, save, changedOnly, compared)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        for (HistoryViewModel.Page each : HistoryViewModel.Page.values()) {
            addTab(each);
        }
        VersionCells.prepare(list, kit.context().messages(), model);
        changed.setItems(model.columns());
        changed.valueProperty()
                .addListener((_, _, column) -> model.changedProperty().set(column == null ? "" : column));
        changedOnly.setSelected(true);
        changedOnly.selectedProperty().addListener(_ -> filter());
        moment.textProperty().bindBidirectional(model.momentProperty());
        moment.setOnAction(_ -> model.answer());
        copy.setOnAction(_ -> Clip.copy(text.getText(), kit));
        save.setOnAction(_ -> Clip.save(text.getText(), kit));
        listen();
        lay();
    }

    private void listen() {
        model.answerProperty().addListener((_, _, now) -> {
            diff.show(now.rows());
            text.setText(now.text());
        });
        model.pageProperty().addListener(_ -> lay());
        model.shownProperty().addListener((_, _, now) -> show(now));
        model.problemProperty().addListener((_, _, now) -> complain(now));
        model.leftProperty().addListener(_ -> compare());
        model.rightProperty().addListener(_ -> compare());
    }

    private void addTab(HistoryViewModel.Page each) {
        String word = each.name().toLowerCase(Locale.ROOT);
        ToggleButton tab = new ToggleButton(kit.text("history.page." + word));
        tab.setId("history-" + word);
        tab.setOnAction(_ -> {
            model.pageProperty().set(each);
            tab.setSelected(true);
        });
        tabs.put(each, tab);
        pages.getChildren().add(tab);
    }

    private void lay() {
        HistoryViewModel.Page now = model.pageProperty().get();
        tabs.forEach((each, tab) -> tab.setSelected(each == now));
        boolean isText = now == HistoryViewModel.Page.UNDO || now == HistoryViewModel.Page.RAW;
        boolean isMoment = now == HistoryViewModel.Page.AS_OF;
        diff.setVisible(!isText);
        text.setVisible(isText || isMoment);
        momentLine.setVisible(isMoment);
        copy.setVisible(text.isVisible());
        save.setVisible(now == HistoryViewModel.Page.UNDO);
        changedOnly.setVisible(now == HistoryViewModel.Page.DIFF);
        compared.setVisible(now == HistoryViewModel.Page.DIFF);
        filter();
    }

    private void filter() {
        if (changedOnly.isSelected() && model.pageProperty().get() == HistoryViewModel.Page.DIFF) {
            diff.showChangedOnly();
        } else {
            diff.showAll();
        }
    }

    private void compare() {
        Version from = model.leftProperty().get();
        Version to = model.rightProperty().get();
        if (from == null || to == null) {
            compared.setText("");
            return;
        }
        compared.setText(kit.text("history.compared", from.id(), from.at(), to.id(), to.at()));
        if (!to.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(to);
        }
        list.refresh();
    }

    private void show(HistoryViewModel.@Nullable Shown now) {
        page.setVisible(now != null);
        if (now == null) {
            return;
        }
        title.setText(now.row());
        count.setText(now.count());
        beginning.setText(now.beginning());
        ending.setText(now.ending());
        ending.setVisible(!now.ending().isEmpty());
        links.setVisible(!now.links().isEmpty());
        links.getChildren().setAll(now.links().stream().map(this::link).toList());
    }

    private Button link(String row) {
        Button button = new Button(kit.text("history.link", row));
        button.getStyleClass().add("chip");
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> model.open(row));
        return button;
    }

    private void complain(@Nullable Problem now) {
        empty.setVisible(now != null);
        if (now != null) {
            empty.say(now).offer(kit.text("history.back"), kit.context().navigator()::back);
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
                Act.inList("history.act.older", "[", () -> model.step(1)),
                Act.inList("history.act.newer", "]", () -> model.step(-1)),
                Act.inList("history.act.blame", "b", () -> model.pageProperty().set(HistoryViewModel.Page.BLAME)),
                Act.inList("history.act.diff", "d", () -> model.pageProperty().set(HistoryViewModel.Page.DIFF)),
                Act.inList(
                        "history.act.transaction",
                        "t",
                        () -> selected().ifPresent(version -> model.open(version.transaction()))),
                Act.inList(
                        "history.act.event",
                        "Enter",
                        () -> selected().ifPresent(version -> model.open(version.event()))),
                Act.inList("history.act.undo", "u", () -> model.pageProperty().set(HistoryViewModel.Page.UNDO)),
                Act.inList("history.act.raw", "y", () -> model.pageProperty().set(HistoryViewModel.Page.RAW)));
    }

    private Optional<Version> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
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
