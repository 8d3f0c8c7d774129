package io.auditworkbench.desktop.welcome;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.io.File;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The first screen.
public final class WelcomeController implements Screen {

    private final ScreenKit kit;
    private final WelcomeViewModel model;

    @FXML
    private VBox root;

    @FXML
    private Button demo;

    @FXML
    private Button connect;

    @FXML
    private Button open;

    @FXML
    private VBox recent;

    @FXML
    private Label happened;

    @FXML
    private Label nextStep;

    @FXML
    private VBox problem;

    @FXML
    private VBox verdict;

    @FXML
    private ProgressIndicator progress;

    /// Kept here, or nothing would hold what it listens to.
    private final ObservableValue<@Nullable VerdictText> found;

    WelcomeController(ScreenKit kit, WelcomeViewModel model) {
        this.kit = kit;
        this.model = model;
        this.found = model.verdict();
    }

    @FXML
    private void initialize() {
        demo.setGraphic(Icon.of(Feather.PLAY));
        demo.setOnAction(_ -> model.exploreDemo());
        connect.setGraphic(Icon.of(Feather.DATABASE));
        connect.setOnAction(_ -> model.connect());
        open.setGraphic(Icon.of(Feather.FOLDER));
        open.setOnAction(_ -> kit.files().open(kit.text("shell.open.title")).ifPresent(model::open));
        progress.visibleProperty().bind(model.isOpening());
        problem.managedProperty().bind(problem.visibleProperty());
        model.problem().addListener((_, _, now) -> complain(now));
        complain(null);
        verdict.managedProperty().bind(verdict.visibleProperty());
        found.addListener((_, _, now) -> say(now));
        say(found.getValue());
        root.setOnDragOver(WelcomeController::offer);
        root.setOnDragDropped(this::dropped);
    }

    private void complain(@Nullable Problem now) {
        problem.setVisible(now != null);
        happened.setText(now == null ? "" : now.happened());
        nextStep.setText(now == null ? "" : now.nextStep());
    }

    private void say(@Nullable VerdictText now) {
        verdict.setVisible(now != null);
        verdict.getChildren().clear();
        if (now == null) {
            return;
        }
        verdict.getStyleClass().setAll(now.isIntact() ? "verdict-box" : "problem-box");
        Label title = line(now.title());
        title.getStyleClass().add("problem-title");
        title.setGraphic(Icon.of(now.isIntact() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
        verdict.getChildren().add(title);
        now.lines().forEach(each -> verdict.getChildren().add(line(each)));
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        // or a small window cuts it
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static void offer(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            model.open(files.getFirst().toPath());
        }
        event.setDropCompleted(!files.isEmpty());
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        recent.getChildren().clear();
        for (WelcomeViewModel.Recent store : model.recent()) {
            Button button = new Button(store.name() + "\n" + store.details());
            button.getStyleClass().add("recent");
            button.setMnemonicParsing(false);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(_ -> model.open(store.file()));
            recent.getChildren().add(button);
        }
    }

    @Override
    public List<Act> acts() {
        return List.of(Act.anywhere("welcome.demo.title", "Enter", model::exploreDemo));
    }

    @Override
    public void focus() {
        demo.requestFocus();
    }
}
