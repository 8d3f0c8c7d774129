package io.auditworkbench.desktop.selfaudit;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.selfaudit.SelfAuditViewModel.Chosen;
import io.auditworkbench.desktop.widget.ChoiceText;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Taking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the workbench itself was used for: who asked for what, how much left, and whether the log is as it was written.
public final class SelfAuditController implements Screen {

    private static final PseudoClass INTACT = PseudoClass.getPseudoClass("intact");
    private static final PseudoClass ALTERED = PseudoClass.getPseudoClass("altered");
    private static final double DIVIDER = 0.73;

    private final ScreenKit kit;
    private final SelfAuditViewModel model;
    private final ActTable table;
    private final EmptyState empty = new EmptyState();
    private boolean isFilling;

    @FXML
    private VBox root;

    @FXML
    private ComboBox<String> kinds;

    @FXML
    private ComboBox<String> people;

    @FXML
    private ComboBox<Span> spans;

    @FXML
    private Label proof;

    @FXML
    private Button verify;

    @FXML
    private Button copy;

    @FXML
    private SplitPane split;

    SelfAuditController(ScreenKit kit, SelfAuditViewModel model) {
        this.kit = kit;
        this.model = model;
        this.table = new ActTable(kit, model);
    }

    @FXML
    private void initialize() {
        ActPane act = new ActPane(kit);
        split.getItems().setAll(new StackPane(table, empty), act);
        split.setDividerPositions(DIVIDER);
        empty.setVisible(false);
        act.show(null);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> act.show(now));
        verify.setGraphic(Icon.of(Feather.SHIELD));
        verify.setOnAction(_ -> model.verify());
        copy.setOnAction(_ -> copy());
        showChoices();
        model.answersProperty().addListener((_, _, _) -> arrive());
        model.problemProperty().addListener((_, _, now) -> complain(now));
        model.proofProperty().addListener((_, _, _) -> tell());
        tell();
    }

    private void showChoices() {
        kinds.setConverter(words("selfaudit.kind.all"));
        kinds.getItems().add("");
        kinds.getItems().addAll(SelfAuditViewModel.kinds());
        kinds.setValue("");
        people.setConverter(words("selfaudit.person.all"));
        people.getItems().add("");
        people.setValue("");
        spans.setConverter(new ChoiceText<>(span -> kit.text("selfaudit.span." + span.word())));
        spans.getItems().setAll(Span.values());
        spans.setValue(Span.ALWAYS);
        for (ComboBox<?> box : List.of(kinds, people, spans)) {
            box.valueProperty().addListener(_ -> choose());
        }
    }

    private ChoiceText<String> words(String keyOfAll) {
        return new ChoiceText<>(word -> word.isEmpty() ? kit.text(keyOfAll) : ForeignText.line(word));
    }

    private void choose() {
        if (!isFilling) {
            model.choose(new Chosen(kinds.getValue(), people.getValue(), spans.getValue()));
        }
    }

    private void arrive() {
        isFilling = true;
        List<String> names = new ArrayList<>(model.people());
        names.removeAll(people.getItems());
        people.getItems().addAll(names);
        isFilling = false;
        empty.setVisible(model.acts().isEmpty());
        empty.say(kit.text("selfaudit.empty"), kit.text("selfaudit.empty.meaning"));
        copy.setDisable(model.acts().isEmpty());
        if (!model.acts().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private void complain(@Nullable Problem problem) {
        if (problem != null) {
            empty.say(problem);
            empty.setVisible(true);
        }
    }

    private void tell() {
        proof.setText(model.proofWords());
        proof.pseudoClassStateChanged(INTACT, model.isIntact());
        proof.pseudoClassStateChanged(ALTERED, model.isAltered());
    }

    private void copy() {
        if (!model.acts().isEmpty()) {
            Taking.copy(kit, "selfaudit", model.acts().size(), model.csv());
        }
    }

    private void move(int by) {
        int at = table.getSelectionModel().getSelectedIndex() + by;
        if (at >= 0 && at < table.getItems().size()) {
            table.getSelectionModel().select(at);
            table.scrollTo(Math.max(0, at - 2));
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        model.ask();
    }

    @Override
    public void leave() {
        model.cancel();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("selfaudit.act.verify", "V", model::verify),
                Act.inList("selfaudit.act.copy", "C", this::copy),
                Act.inList("selfaudit.act.next", "J", () -> move(1)),
                Act.inList("selfaudit.act.previous", "K", () -> move(-1)),
                Act.anywhere("selfaudit.act.refresh", "F5", model::ask));
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
