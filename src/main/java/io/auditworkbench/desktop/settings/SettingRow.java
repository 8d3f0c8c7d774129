package io.auditworkbench.desktop.settings;

import io.auditworkbench.desktop.widget.ChoiceText;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One setting: its name, what it does, its value, and the way back to what is usual.
final class SettingRow extends HBox {

    /// As many words as this stand side by side; more are offered as a list.
    private static final int MOST_BUTTONS = 4;

    private final Setting setting;
    private final SettingsViewModel model;
    private final Consumer<String> choose;

    /// `choose` is told the chosen value.
    SettingRow(ScreenKit kit, SettingsViewModel model, Setting setting, Consumer<String> choose) {
        super(12);
        this.setting = setting;
        this.model = model;
        this.choose = choose;
        getStyleClass().add("setting-row");
        setAlignment(Pos.CENTER_LEFT);
        Label changed = new Label(kit.text("settings.changed"));
        changed.getStyleClass().add("setting-changed");
        Button reset = new Button(kit.text("settings.reset"));
        reset.setAccessibleText(kit.text("settings.reset.of", model.label(setting)));
        reset.setId("reset-" + setting.key().replace('.', '-'));
        reset.setOnAction(_ -> choose.accept(setting.usual()));
        changed.setVisible(model.isChanged(setting));
        reset.setVisible(model.isChanged(setting));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(words(), space, changed, setting.words().size() > MOST_BUTTONS ? list() : buttons(), reset);
    }

    private Node words() {
        Label name = new Label(model.label(setting));
        name.getStyleClass().add("strong");
        Label help = new Label(model.help(setting));
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        return new VBox(name, help);
    }

    private Node buttons() {
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (String value : setting.words()) {
            ToggleButton button = new ToggleButton(model.word(setting, value));
            button.setId("set-" + setting.key().replace('.', '-') + "-" + value);
            button.setToggleGroup(group);
            button.setSelected(value.equals(model.value(setting)));
            button.setOnAction(_ -> choose.accept(value));
            row.getChildren().add(button);
        }
        return row;
    }

    private Node list() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("set-" + setting.key().replace('.', '-'));
        box.setAccessibleText(model.label(setting));
        box.setConverter(new ChoiceText<>(value -> model.word(setting, value)));
        box.getItems().setAll(setting.words());
        box.setValue(model.value(setting));
        box.valueProperty().addListener((_, _, value) -> {
            if (value != null && !value.equals(model.value(setting))) {
                choose.accept(value);
            }
        });
        return box;
    }
}
