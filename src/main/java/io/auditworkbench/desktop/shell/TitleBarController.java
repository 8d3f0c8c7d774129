package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Notices;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The line on top: which store, what capture does, the palette, the bell, the menu.
public final class TitleBarController {

    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

    private final ScreenKit kit;
    private final ShellViewModel model;
    private final ShellActs acts;

    @FXML
    private MenuButton store;

    @FXML
    private HBox root;

    @FXML
    private Label ribbon;

    @FXML
    private Label production;

    @FXML
    private Button capture;

    @FXML
    private Button back;

    @FXML
    private Button forward;

    @FXML
    private Button search;

    @FXML
    private Button assistants;

    @FXML
    private Button bell;

    @FXML
    private MenuButton menu;

    TitleBarController(ScreenKit kit, ShellViewModel model, ShellActs acts) {
        this.kit = kit;
        this.model = model;
        this.acts = acts;
    }

    @FXML
    private void initialize() {
        back.setGraphic(Icon.of(Feather.ARROW_LEFT));
        back.disableProperty()
                .bind(kit.context().navigator().canGoBackProperty().not());
        back.setOnAction(_ -> kit.context().navigator().back());
        forward.setGraphic(Icon.of(Feather.ARROW_RIGHT));
        forward.disableProperty()
                .bind(kit.context().navigator().canGoForwardProperty().not());
        forward.setOnAction(_ -> kit.context().navigator().forward());
        search.setGraphic(Icon.of(Feather.SEARCH));
        search.setOnAction(_ -> acts.palette());
        bell.setGraphic(Icon.of(Feather.BELL));
        bell.setOnAction(_ -> new NoticesPane(kit).open());
        kit.context().notices().all().addListener((ListChangeListener<Notices.Notice>) _ -> count());
        menu.setGraphic(Icon.of(Feather.MENU));
        menu.getItems()
                .setAll(
                        item(ScreenId.HEALTH.titleKey()),
                        item(ScreenId.SELF_AUDIT.titleKey()),
                        item(ScreenId.SETTINGS.titleKey()),
                        item("shell.act.theme"),
                        item("shell.act.help"),
                        item("shell.act.quit"));
        store.getItems()
                .setAll(
                        item("shell.act.open-store"),
                        item("shell.act.connect"),
                        item("shell.act.demo"),
                        item("shell.act.close-store"));
        capture.setOnAction(_ -> model.go(ScreenId.HEALTH));
        assistants.setOnAction(_ -> model.go(ScreenId.SELF_AUDIT));
        for (javafx.scene.Node hidden : new javafx.scene.Node[] {ribbon, production, capture, assistants}) {
            hidden.managedProperty().bind(hidden.visibleProperty());
        }
        model.factsProperty().addListener((_, _, facts) -> show(facts));
        show(model.factsProperty().get());
        count();
    }

    private MenuItem item(String labelKey) {
        MenuItem item = new MenuItem(kit.text(labelKey));
        item.setOnAction(_ -> acts.all().stream()
                .filter(act -> act.labelKey().equals(labelKey))
                .findFirst()
                .ifPresent(act -> act.doing().run()));
        return item;
    }

    private void show(ShellViewModel.Facts facts) {
        store.setText(facts.isThere() ? facts.name() : kit.text("shell.store.none"));
        ribbon.setVisible(facts.isDemo());
        production.setVisible(facts.isProduction());
        root.pseudoClassStateChanged(PRODUCTION, facts.isProduction());
        capture.setVisible(facts.isThere());
        capture.setText(facts.captureText());
        assistants.setVisible(facts.assistantCalls() > 0);
        assistants.setText(kit.text("shell.assistants", facts.assistantCalls()));
        capture.pseudoClassStateChanged(LIVE, facts.capture() == ShellViewModel.Capture.LIVE);
    }

    private void count() {
        long problems = kit.context().notices().all().stream()
                .filter(Notices.Notice::isProblem)
                .count();
        bell.setText(problems == 0 ? "" : String.valueOf(problems));
    }
}
