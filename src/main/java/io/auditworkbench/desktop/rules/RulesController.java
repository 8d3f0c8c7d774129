package io.auditworkbench.desktop.rules;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Rules and detectors: a table, what is to be known of one, and the editor.
public final class RulesController implements Screen {

    private static final double ROW_HEIGHT = 26;
    private static final double REASON_WIDTH = 420;

    private final ScreenKit kit;
    private final RulesViewModel model;
    private String wanted = "";

    @FXML
    private VBox root;

    @FXML
    private StackPane content;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<RuleRow> table;

    @FXML
    private VBox details;

    @FXML
    private VBox problem;

    @FXML
    private Button importing;

    RulesController(ScreenKit kit, RulesViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    @FXML
    private void initialize() {
        column("rules.column.state", 68, RuleRow::state);
        column("rules.column.title", 232, RuleRow::title);
        column("rules.column.kind", 76, RuleRow::kindWord);
        column("rules.column.level", 108, RuleRow::level);
        column("rules.column.hits", 60, RuleRow::hits);
        column("rules.column.precision", 120, RuleRow::precision);
        column("rules.column.origin", 90, RuleRow::origin);
        column("rules.column.id", 200, RuleRow::id);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setItems(model.rows());
        table.setPlaceholder(new Label(kit.text("rules.loading")));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> show(row));
        model.rows().addListener((ListChangeListener<RuleRow>) _ -> select());
        model.problemProperty().addListener((_, _, _) -> complain());
        model.brokenProperty().addListener((_, _, _) -> complain());
        problem.managedProperty().bind(problem.visibleProperty());
        importing.setOnAction(_ -> importFile());
        complain();
    }

    private void column(String titleKey, double width, Function<RuleRow, String> text) {
        TableColumn<RuleRow, String> column = new TableColumn<>(kit.text(titleKey));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        table.getColumns().add(column);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (chosen().filter(row -> row.id().equals(place.subject())).isPresent()) {
            return;
        }
        wanted = place.subject();
        if (model.rows().isEmpty()) {
            model.refresh();
        } else {
            select();
        }
    }

    @Override
    public void leave() {
        model.stopTrying();
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("rules.act.edit", "Enter E", this::editChosen),
                Act.inList("rules.act.turn", "D", () -> chosen().ifPresent(this::askToTurn)),
                Act.inList("rules.act.backtest", "B", () -> chosen().ifPresent(this::backtest)),
                Act.anywhere("rules.act.refresh", "F5", model::refresh),
                Act.anywhere("rules.import", "", this::importFile));
    }

    @Override
    public Optional<String> command() {
        return Optional.of(model.command(chosen().orElse(null)));
    }

    private Optional<RuleRow> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    /// What a link names, else what was chosen before, else the first.
    private void select() {
        String id = wanted.isEmpty() ? chosen().map(RuleRow::id).orElse("") : wanted;
        wanted = "";
        for (RuleRow row : model.rows()) {
            if (row.id().equals(id)) {
                table.getSelectionModel().select(row);
                table.scrollTo(row);
                return;
            }
        }
        if (!model.rows().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private void complain() {
        problem.getChildren().clear();
        Problem now = model.problemProperty().get();
        if (now != null) {
            problem.getChildren().add(box(now.happened(), now.nextStep()));
        }
        List<String> broken = model.brokenProperty().get();
        if (!broken.isEmpty()) {
            problem.getChildren().add(box(kit.text("rules.broken", broken.size()), String.join("\n", broken)));
        }
        problem.setVisible(!problem.getChildren().isEmpty());
    }

    private static Node box(String title, String text) {
        Label happened = new Label(title);
        happened.getStyleClass().add("problem-title");
        happened.setWrapText(true);
        Label next = new Label(text);
        next.setWrapText(true);
        VBox box = new VBox(happened, next);
        box.getStyleClass().add("problem-box");
        return box;
    }

    private void show(@Nullable RuleRow row) {
        details.getChildren().clear();
        if (row == null) {
            return;
        }
        kit.context().navigator().select(row.id());
        Label title = new Label(row.title());
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        Label id = new Label(kit.text("rules.of", row.kindWord(), row.id(), row.level(), row.state()));
        id.getStyleClass().add("muted");
        id.setWrapText(true);
        details.getChildren().addAll(title, id, RuleActs.of(kit, row, this::act));
        for (RuleRow.Fact fact : row.facts()) {
            Label name = new Label(fact.name());
            name.getStyleClass().add("muted");
            Label value = new Label(fact.value());
            value.setWrapText(true);
            details.getChildren().add(new VBox(name, value));
        }
    }

    /// Reading the rules again chooses the same one again.
    private void act(RuleRow row, RuleActs.What what) {
        wanted = row.id();
        switch (what) {
            case TURN -> askToTurn(row);
            case EDIT -> edit(row.text());
            case BACKTEST -> backtest(row);
            case EXPORT ->
                kit.files()
                        .save(kit.text("rules.export"), row.id() + ".yaml")
                        .ifPresent(file -> model.export(file, row.text()));
        }
    }

    private void editChosen() {
        chosen().filter(row -> row.kind() == RuleRow.Kind.RULE).ifPresent(row -> edit(row.text()));
    }

    private void edit(String text) {
        RuleEditor editor = new RuleEditor(kit, model, this::closeEditor);
        content.getChildren().setAll(editor);
        editor.edit(text);
    }

    private void closeEditor() {
        content.getChildren().setAll(split);
        table.requestFocus();
    }

    private void importFile() {
        kit.files().open(kit.text("rules.import")).ifPresent(file -> model.read(file, this::edit));
    }

    private void backtest(RuleRow row) {
        if (row.kind() == RuleRow.Kind.DETECTOR) {
            return;
        }
        Label result = new Label(kit.text("rules.editor.trying"));
        result.setId("rules-backtest-result");
        result.setWrapText(true);
        details.getChildren().add(result);
        model.backtest(row, result::setText);
    }

    private void askToTurn(RuleRow row) {
        Label title = new Label(kit.text(row.isOn() ? "rules.turn.off.title" : "rules.turn.on.title", row.title()));
        title.getStyleClass().add("dialog-title");
        title.setWrapText(true);
        Label text = new Label(kit.text("rules.turn.text"));
        text.setWrapText(true);
        TextField reason = new TextField();
        reason.setId("rules-reason");
        reason.setPromptText(kit.text("rules.turn.reason"));
        reason.setAccessibleText(kit.text("rules.turn.reason"));
        Button yes = new Button(kit.text(row.isOn() ? "rules.turn.off" : "rules.turn.on"));
        yes.setId("rules-turn-yes");
        yes.setDefaultButton(true);
        yes.disableProperty().bind(reason.textProperty().map(String::isBlank));
        yes.setOnAction(_ -> {
            kit.overlays().close();
            wanted = row.id();
            model.turn(row, reason.getText().strip());
        });
        Button no = new Button(kit.text("rules.cancel"));
        no.setOnAction(_ -> kit.overlays().close());
        VBox dialog = new VBox(title, text, reason, new HBox(8, yes, no));
        dialog.getStyleClass().add("palette");
        dialog.setMaxWidth(REASON_WIDTH);
        kit.overlays().show(dialog);
        reason.requestFocus();
    }
}
