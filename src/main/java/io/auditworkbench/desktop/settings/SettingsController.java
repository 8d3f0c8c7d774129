package io.auditworkbench.desktop.settings;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of settings.
public final class SettingsController implements Screen {

    private static final double KEYS_WIDTH = 240;
    private static final double NAME_WIDTH = 240;

    private final ScreenKit kit;
    private final SettingsViewModel model;

    @FXML
    private VBox root;

    @FXML
    private TextField search;

    @FXML
    private VBox groups;

    SettingsController(ScreenKit kit, SettingsViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    @FXML
    private void initialize() {
        search.textProperty().addListener((_, _, _) -> fill());
        kit.looks().shownProperty().addListener((_, _, _) -> fillSoon());
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        fill();
    }

    @Override
    public void focus() {
        search.requestFocus();
    }

    @Override
    public List<Act> acts() {
        return List.of(Act.anywhere("settings.act.search", "Ctrl+F", search::requestFocus));
    }

    /// The theme may be changed by a key as well; not while its own button is being clicked.
    private void fillSoon() {
        Platform.runLater(() -> {
            Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
            fill();
            if (focused != null && focused.getScene() == null && focused.getId() != null) {
                focus(focused.getId());
            }
        });
    }

    /// Gives the focus to what took the place of a control; to the search where nothing did, as after a reset.
    private void focus(String id) {
        Node successor = groups.lookup("#" + id);
        (successor == null || !successor.isVisible() ? search : successor).requestFocus();
    }

    private void fill() {
        String text = search.getText();
        List<Setting> found = model.found(text);
        groups.getChildren().clear();
        for (Setting.Group group : Setting.Group.values()) {
            List<Node> rows = new ArrayList<>();
            found.stream()
                    .filter(setting -> setting.group() == group)
                    .map(this::row)
                    .forEach(rows::add);
            if (group == Setting.Group.KEYS) {
                model.keys(text).stream().map(this::row).forEach(rows::add);
            }
            add("settings.group." + group.name().toLowerCase(Locale.ROOT), rows);
        }
        add(
                "settings.group.assistants",
                model.assistants(text).stream().map(this::row).toList());
        add("settings.group.folders", model.kept(text).stream().map(this::row).toList());
        if (groups.getChildren().isEmpty()) {
            groups.getChildren()
                    .add(new EmptyState().say(kit.text("settings.none", text), kit.text("settings.none.text")));
        }
    }

    private void add(String titleKey, List<Node> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Label title = new Label(kit.text(titleKey));
        title.getStyleClass().add("section-title");
        VBox card = new VBox(title);
        card.getStyleClass().addAll("card", "settings-card");
        card.getChildren().addAll(rows);
        groups.getChildren().add(card);
    }

    private Node row(Setting setting) {
        return new SettingRow(kit, model, setting, value -> {
            model.set(setting, value);
            apply(setting, value);
            fillSoon();
        });
    }

    private void apply(Setting setting, String value) {
        switch (setting.key()) {
            case SettingsViewModel.THEME -> kit.looks().choose(Looks.Theme.of(value));
            case SettingsViewModel.SCALE -> kit.looks().scale(Integer.parseInt(value));
            default -> {
                // whoever needs it reads it
            }
        }
    }

    private Node row(SettingsViewModel.Key key) {
        Label keys = new Label(key.keys());
        keys.getStyleClass().add("key-cap");
        HBox cap = new HBox(keys);
        cap.setMinWidth(KEYS_WIDTH);
        HBox row = new HBox(12, cap, new Label(key.does()));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node row(SettingsViewModel.Assistant assistant) {
        Label name = new Label(assistant.name());
        name.setMinWidth(NAME_WIDTH);
        Label place = new Label(assistant.place());
        place.getStyleClass().add("muted");
        place.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(kit.text("settings.assistant.copy"));
        copy.setId("assistant-" + assistant.name());
        copy.setAccessibleText(kit.text("settings.assistant.copy.of", assistant.name()));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> Clip.copy(kit, model.configuration(assistant)));
        HBox row = new HBox(12, name, place, space, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node row(SettingsViewModel.Kept kept) {
        Label name = new Label(kit.text(kept.labelKey()));
        name.setMinWidth(NAME_WIDTH);
        Label path = new Label(kept.path().toString());
        path.getStyleClass().add("mono");
        path.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button reveal = new Button(kit.text("settings.reveal"));
        reveal.setAccessibleText(kit.text("settings.reveal.of", kit.text(kept.labelKey())));
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        reveal.setOnAction(_ -> kit.files().reveal(kept.path()));
        HBox row = new HBox(12, name, path, space, reveal);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
