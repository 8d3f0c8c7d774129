package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.disk.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The way to a capture: its steps on the left, one of them on the right.
public final class ConnectController implements Screen {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final Duration ASKED_EVERY = Duration.millis(250);
    private static final String SCRIPT = "for-the-dba.sql";
    private static final double DIALOG_WIDTH = 420;

    private final ScreenKit kit;
    private final ConnectViewModel model;
    private final Timeline asking;
    private final Map<Step, Node> panes = new EnumMap<>(Step.class);
    private final Map<Step, Button> steps = new EnumMap<>(Step.class);

    @FXML
    private HBox root;

    @FXML
    private VBox list;

    @FXML
    private Label title;

    @FXML
    private StackPane content;

    @FXML
    private VBox problem;

    @FXML
    private Button back;

    @FXML
    private Button next;

    ConnectController(ScreenKit kit, ConnectViewModel model) {
        this.kit = kit;
        this.model = model;
        this.asking = new Timeline(new KeyFrame(ASKED_EVERY, _ -> model.tick()));
        asking.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        panes.put(Step.CONNECT, new ConnectPane(kit, model));
        panes.put(Step.CHECK, new CheckPane(kit, model, this::saveScript));
        panes.put(Step.TABLES, new TablesPane(kit, model.form()));
        panes.put(Step.MASK, new MaskPane(kit, model.masking()));
        panes.put(Step.ACTOR, new ActorPane(kit));
        panes.put(Step.START, new StartPane(kit, model));
        for (Step step : Step.values()) {
            Button button = new Button(kit.text("connect.step." + step.word()));
            button.getStyleClass().add("rail-button");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(_ -> go(step));
            steps.put(step, button);
            list.getChildren().add(button);
        }
        back.setOnAction(_ -> model.back());
        next.setOnAction(_ -> model.next());
        next.managedProperty().bind(next.visibleProperty());
        problem.managedProperty().bind(problem.visibleProperty());
        model.problemProperty().addListener((_, _, now) -> complain(now));
        model.stepProperty().addListener((_, _, step) -> show(step));
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                askToLeave();
            }
        });
        complain(null);
        show(model.stepProperty().get());
    }

    /// Forward only by the steps between; back to any.
    private void go(Step step) {
        if (step.compareTo(model.stepProperty().get()) <= 0) {
            model.to(step);
        } else {
            model.next();
        }
    }

    private void show(Step step) {
        title.setText(kit.text("connect.step." + step.word()));
        content.getChildren().setAll(panes.get(step));
        steps.forEach((each, button) -> {
            button.pseudoClassStateChanged(HERE, each == step);
            button.setDisable(each.compareTo(step.next()) > 0);
        });
        back.setDisable(step.isFirst());
        next.setVisible(!step.isLast());
        if (panes.get(step) instanceof StartPane last) {
            last.show();
        }
        focus();
    }

    private void complain(@Nullable Problem now) {
        problem.setVisible(now != null);
        problem.getChildren().clear();
        if (now != null) {
            problem.getChildren().add(ConnectPane.box(now));
        }
    }

    private void saveScript() {
        String script = panes.get(Step.CHECK) instanceof CheckPane checks ? checks.script() : "";
        kit.files().save(kit.text("connect.save-sql"), SCRIPT).ifPresent(file -> save(file, script));
    }

    private void save(Path file, String script) {
        kit.context()
                .work()
                .run(
                        _ -> written(file, script),
                        saved -> kit.context()
                                .notices()
                                .done(
                                        kit.text("connect.saved"),
                                        saved.toString(),
                                        kit.text("connect.show"),
                                        () -> kit.files().reveal(saved)),
                        kit.context().notices()::problem);
    }

    private static Path written(Path file, String script) throws IOException {
        return PrivateFile.write(file, script);
    }

    private void askToLeave() {
        if (!model.isTouched()) {
            model.leave();
            return;
        }
        Label question = new Label(kit.text("connect.discard.title"));
        question.getStyleClass().add("dialog-title");
        Label text = new Label(kit.text("connect.discard.text"));
        text.setWrapText(true);
        text.setMaxWidth(DIALOG_WIDTH);
        Button keep = new Button(kit.text("connect.discard.keep"));
        keep.setId("connect-keep");
        keep.setOnAction(_ -> kit.overlays().close());
        Button discard = new Button(kit.text("connect.discard"));
        discard.setId("connect-discard");
        discard.setOnAction(_ -> {
            kit.overlays().close();
            model.discard();
        });
        VBox dialog = new VBox(question, text, new HBox(8, keep, discard));
        dialog.getStyleClass().addAll("palette", "question");
        kit.overlays().show(dialog);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        asking.play();
        if (place.subject().equals(Step.CHECK.word())) {
            model.to(Step.CHECK);
        }
    }

    @Override
    public void leave() {
        asking.stop();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.anywhere("connect.recheck", "F5", model::recheck),
                Act.anywhere("connect.act.next", "Alt+N", model::next),
                Act.anywhere("connect.act.leave", "Esc", this::askToLeave));
    }

    @Override
    public Optional<String> command() {
        return Optional.of(
                model.stepProperty().get() == Step.START
                        ? model.takenCommand()
                        : model.form().doctorCommand());
    }

    @Override
    public void focus() {
        switch (panes.get(model.stepProperty().get())) {
            case CheckPane checks -> checks.focus();
            case MaskPane mask -> mask.focus();
            case StartPane start -> start.focus();
            case ConnectPane first -> first.lookup("#connect-host").requestFocus();
            default -> next.requestFocus();
        }
    }
}
