package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The screens, in a column at the left: icons alone, or with their names.
public final class RailController {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final String WIDE = "rail.wide";
    private static final double NARROW_WINDOW = 1_420;

    private final ScreenKit kit;
    private final ShellViewModel model;
    private final Map<ScreenId, Button> buttons = new EnumMap<>(ScreenId.class);

    @FXML
    private VBox root;

    RailController(ScreenKit kit, ShellViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    @FXML
    private void initialize() {
        root.managedProperty().bind(root.visibleProperty());
        for (ScreenId screen : ScreenId.RAIL) {
            Button button = new Button(kit.text(screen.titleKey()), Icon.of(icon(screen)));
            button.getStyleClass().add("rail-button");
            button.setId("rail-" + screen.word());
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(
                    kit.text("shell.rail.tip", kit.text(screen.titleKey()), ScreenId.RAIL.indexOf(screen) + 1)));
            button.setAccessibleText(kit.text(screen.titleKey()));
            button.setOnAction(_ -> model.go(screen));
            buttons.put(screen, button);
            root.getChildren().add(button);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Button wide = new Button();
        wide.getStyleClass().add("rail-button");
        wide.setMaxWidth(Double.MAX_VALUE);
        wide.setAccessibleText(kit.text("shell.rail.wide"));
        wide.setTooltip(new Tooltip(kit.text("shell.rail.wide")));
        wide.setOnAction(_ -> {
            kit.context().settings().put(WIDE, isWide() ? "no" : "yes");
            layOut(wide);
        });
        root.getChildren().addAll(space, wide);
        root.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.widthProperty().addListener(_ -> layOut(wide));
                layOut(wide);
            }
        });
        layOut(wide);
        kit.context().navigator().placeProperty().addListener((_, _, place) -> mark(place.screen()));
        mark(kit.context().navigator().place().screen());
        model.factsProperty().addListener((_, _, facts) -> count(facts));
    }

    private boolean isWide() {
        boolean isRoomy = root.getScene() == null || root.getScene().getWidth() >= NARROW_WINDOW;
        return kit.context().settings().text(WIDE, isRoomy ? "yes" : "no").equals("yes") && isRoomy;
    }

    private void layOut(Button wide) {
        boolean isWide = isWide();
        wide.setGraphic(Icon.of(isWide ? Feather.CHEVRONS_LEFT : Feather.CHEVRONS_RIGHT));
        root.getStyleClass().remove("narrow");
        if (!isWide) {
            root.getStyleClass().add("narrow");
        }
        buttons.values()
                .forEach(
                        button -> button.setContentDisplay(isWide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
    }

    private void mark(ScreenId here) {
        buttons.forEach((screen, button) -> button.pseudoClassStateChanged(HERE, screen == here));
    }

    private void count(ShellViewModel.Facts facts) {
        String title = kit.text(ScreenId.ANOMALIES.titleKey());
        buttons.get(ScreenId.ANOMALIES).setText(facts.unreviewed() == 0 ? title : title + "  " + facts.unreviewed());
    }

    private static Feather icon(ScreenId screen) {
        return switch (screen) {
            case OVERVIEW -> Feather.HOME;
            case EVENTS -> Feather.LIST;
            case TIMELINE -> Feather.ACTIVITY;
            case ANOMALIES -> Feather.FLAG;
            case BUSINESS -> Feather.SHOPPING_CART;
            case CASES -> Feather.BRIEFCASE;
            case RULES -> Feather.SLIDERS;
            case SQL -> Feather.TERMINAL;
            case REPORTS -> Feather.FILE_TEXT;
            case WELCOME, TRANSACTION, ROW_HISTORY, CONNECT, HEALTH, SELF_AUDIT, SETTINGS -> Feather.SQUARE;
        };
    }
}
