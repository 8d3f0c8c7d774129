package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.Environment;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.ChoiceText;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The first step: where the server is, and whether it can be reached.
final class ConnectPane extends VBox {

    private static final double BESIDE = 28;

    private final ScreenKit kit;
    private final ConnectViewModel model;
    private final VBox reached = new VBox();
    private final Label unread = new Label();

    ConnectPane(ScreenKit kit, ConnectViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("step-pane");
        ConnectForm form = model.form();
        Fields fields = new Fields(kit);
        fields.add("connect.paste", paste())
                .text("connect.host", "connect-host", form.host)
                .text("connect.port", "connect-port", form.port)
                .text("connect.user", "connect-user", form.user)
                .text("connect.password", "connect-password", new PasswordField(), form.password)
                .help("connect.password.help")
                .add("connect.tls", tls(form))
                .text("connect.name", "connect-name", form.name)
                .help("connect.name.help")
                .add("connect.environment", environment(form));
        Button test = new Button(kit.text("connect.test"));
        test.setId("connect-test");
        test.disableProperty().bind(model.isAskingProperty());
        test.setOnAction(_ -> model.test());
        fields.add(test, 1, fields.getRowCount());
        reached.getStyleClass().add("reached");
        reached.setId("connect-reached");
        HBox.setHgrow(reached, Priority.ALWAYS);
        getChildren().add(new HBox(BESIDE, fields, reached));
        model.reachedProperty().addListener((_, _, now) -> show(now));
        show(model.reachedProperty().get());
    }

    private Node paste() {
        TextField field = new TextField();
        field.setId("connect-paste");
        field.setPromptText(kit.text("connect.paste.prompt"));
        field.setAccessibleText(kit.text("connect.paste"));
        unread.getStyleClass().add("complaint");
        unread.managedProperty().bind(unread.textProperty().isNotEmpty());
        field.textProperty().addListener((_, _, text) -> {
            boolean isRead = text.isBlank() || model.paste(text);
            unread.setText(isRead ? "" : kit.text("connect.paste.unread"));
        });
        // what was pasted may hold the password, which is not to stay readable
        field.focusedProperty().addListener((_, _, isFocused) -> {
            if (!isFocused && unread.getText().isEmpty()) {
                field.clear();
            }
        });
        field.setOnAction(_ -> lookup("#connect-host").requestFocus());
        return new VBox(field, unread);
    }

    private Node tls(ConnectForm form) {
        ComboBox<String> modes = new ComboBox<>();
        modes.setId("connect-tls");
        modes.setAccessibleText(kit.text("connect.tls"));
        modes.getItems().setAll(ConnectForm.TLS_MODES);
        modes.setConverter(new ChoiceText<>(mode -> kit.text("connect.tls." + mode)));
        modes.valueProperty().bindBidirectional(form.tls);
        return modes;
    }

    private Node environment(ConnectForm form) {
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (Environment each : Environment.values()) {
            ToggleButton button = new ToggleButton(kit.text("connect.environment." + each.word()));
            button.setId("connect-environment-" + each.word());
            button.setToggleGroup(group);
            button.setSelected(form.environment.get() == each);
            button.setOnAction(_ -> {
                button.setSelected(true);
                form.environment.set(each);
            });
            form.environment.addListener((_, _, now) -> button.setSelected(now == each));
            row.getChildren().add(button);
        }
        return row;
    }

    private void show(@Nullable Reached now) {
        reached.getChildren().clear();
        if (now == null) {
            return;
        }
        now.steps().forEach(step -> reached.getChildren().add(row(step)));
        now.problem().ifPresent(problem -> reached.getChildren().add(box(problem)));
        if (now.isThere()) {
            Label done = new Label(kit.text("connect.reached"));
            done.setWrapText(true);
            reached.getChildren().add(done);
        }
    }

    private Node row(Reached.Step step) {
        Label sign = new Label(kit.text("connect.sign." + step.state().name().toLowerCase(java.util.Locale.ROOT)));
        sign.getStyleClass().addAll("sign", "sign-" + step.state().name().toLowerCase(java.util.Locale.ROOT));
        Label title = new Label(step.title());
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label found = new Label(step.found());
        found.setMinWidth(0);
        Label took = new Label(step.took());
        took.getStyleClass().add("muted");
        took.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(10, sign, title, found, took);
    }

    static Node box(Problem problem) {
        Label happened = new Label(problem.happened());
        happened.getStyleClass().add("problem-title");
        happened.setWrapText(true);
        Label next = new Label(problem.nextStep());
        next.setWrapText(true);
        VBox box = new VBox(happened, next);
        box.getStyleClass().add("problem-box");
        return box;
    }
}
