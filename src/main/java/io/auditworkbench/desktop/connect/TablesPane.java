package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// The third step: which tables, and whether their rows are read first.
final class TablesPane extends VBox {

    private static final int LINES = 5;

    private final ScreenKit kit;

    TablesPane(ScreenKit kit, ConnectForm form) {
        super(10);
        this.kit = kit;
        getStyleClass().add("step-pane");
        TextArea globs = new TextArea();
        globs.setId("connect-tables");
        globs.setPrefRowCount(LINES);
        globs.setMaxWidth(620);
        globs.getStyleClass().add("mono");
        globs.setPromptText(kit.text("connect.tables.prompt"));
        globs.setAccessibleText(kit.text("connect.tables"));
        globs.textProperty().bindBidirectional(form.tables);
        ToggleGroup group = new ToggleGroup();
        RadioButton first = new RadioButton(kit.text("connect.snapshot"));
        first.setId("connect-snapshot");
        RadioButton now = new RadioButton(kit.text("connect.from-now"));
        now.setId("connect-from-now");
        first.setToggleGroup(group);
        now.setToggleGroup(group);
        group.selectToggle(form.snapshot.get() ? first : now);
        first.selectedProperty().addListener((_, _, isFirst) -> form.snapshot.set(isFirst));
        getChildren()
                .addAll(
                        title("connect.tables"),
                        text("connect.tables.help"),
                        globs,
                        title("connect.beginning"),
                        first,
                        text("connect.snapshot.help"),
                        now,
                        text("connect.from-now.help"));
    }

    private Label title(String key) {
        Label title = new Label(kit.text(key));
        title.getStyleClass().add("section-title");
        return title;
    }

    private Label text(String key) {
        Label text = new Label(kit.text(key));
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMaxWidth(720);
        return text;
    }
}
