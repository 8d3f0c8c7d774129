package io.auditworkbench.desktop.sql;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Taking;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// SQL on the record.
public final class SqlController implements Screen {

    private final ScreenKit kit;
    private final SqlViewModel model;
    private final SavedQueries saved;

    @FXML
    private SplitPane root;

    @FXML
    private StackPane schema;

    @FXML
    private TextArea editor;

    @FXML
    private Button run;

    @FXML
    private Button stop;

    @FXML
    private MenuButton queries;

    @FXML
    private Label progress;

    @FXML
    private VBox problem;

    @FXML
    private Label happened;

    @FXML
    private Label nextStep;

    @FXML
    private Label summary;

    @FXML
    private Button more;

    @FXML
    private Button asFilter;

    @FXML
    private Button onTimeline;

    @FXML
    private Button copy;

    @FXML
    private StackPane results;

    SqlController(ScreenKit kit, SqlViewModel model, SavedQueries saved) {
        this.kit = kit;
        this.model = model;
        this.saved = saved;
    }

    @FXML
    private void initialize() {
        schema.getChildren().add(new SchemaTree(kit, model, this::insert));
        results.getChildren().add(new ResultTable(kit, model));
        editor.setText(kit.text("sql.first"));
        editor.addEventFilter(KeyEvent.KEY_PRESSED, new SqlCompletion(editor, model::complete)::pressed);
        run.setGraphic(Icon.of(Feather.PLAY));
        run.setOnAction(_ -> run());
        stop.setOnAction(_ -> model.stop());
        stop.disableProperty().bind(model.runningProperty().not());
        progress.visibleProperty().bind(model.runningProperty());
        more.setOnAction(_ -> more());
        asFilter.setOnAction(_ -> model.show(ScreenId.EVENTS));
        onTimeline.setOnAction(_ -> model.show(ScreenId.TIMELINE));
        copy.setOnAction(_ -> copy());
        problem.managedProperty().bind(problem.visibleProperty());
        more.managedProperty().bind(more.visibleProperty());
        model.problemProperty().addListener((_, _, now) -> complain(now));
        model.answerProperty().addListener((_, _, _) -> say());
        model.rows().addListener((javafx.beans.Observable _) -> say());
        queries.setOnShowing(_ -> fillQueries());
        fillQueries();
        complain(null);
        say();
    }

    private void complain(@Nullable Problem now) {
        problem.setVisible(now != null);
        happened.setText(now == null ? "" : now.happened());
        nextStep.setText(now == null ? "" : now.nextStep());
    }

    private void say() {
        boolean isThere = model.answerProperty().get() != null;
        summary.setText(model.summary());
        more.setVisible(model.hasMore());
        more.setText(kit.text("sql.more", model.rows().size()));
        copy.setDisable(!isThere);
        boolean canShow = model.hasEvents() && !model.hasTooManyEvents();
        asFilter.setDisable(!canShow);
        onTimeline.setDisable(!canShow);
    }

    private void run() {
        String selected = editor.getSelectedText();
        model.run(selected.isBlank() ? editor.getText() : selected);
    }

    private void more() {
        model.more();
        say();
    }

    private void insert(String name) {
        editor.insertText(editor.getCaretPosition(), name + " ");
        editor.requestFocus();
    }

    private void copy() {
        Taking.copy(kit, "sql", model.rows().size(), model.csv());
    }

    private void fillQueries() {
        queries.getItems().clear();
        for (SavedQueries.Saved query : saved.all()) {
            MenuItem item = new MenuItem(query.name());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> editor.setText(query.sql()));
            queries.getItems().add(item);
        }
        if (!queries.getItems().isEmpty()) {
            queries.getItems().add(new SeparatorMenuItem());
        }
        MenuItem save = new MenuItem(kit.text("sql.save"));
        save.setOnAction(_ -> save());
        queries.getItems().add(save);
    }

    private void save() {
        NamePane.ask(kit, kit.text("sql.save.name"), name -> {
            saved.save(name, editor.getText());
            fillQueries();
        });
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        model.look();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.anywhere("sql.act.run", "Ctrl+Enter", this::run),
                Act.anywhere("sql.act.stop", "", model::stop).when(model.runningProperty()),
                Act.anywhere("sql.act.copy", "", this::copy),
                Act.anywhere("sql.act.filter", "", () -> model.show(ScreenId.EVENTS)),
                Act.anywhere("sql.act.timeline", "", () -> model.show(ScreenId.TIMELINE)),
                Act.anywhere("sql.act.save", "", this::save));
    }

    @Override
    public void focus() {
        editor.requestFocus();
    }
}
