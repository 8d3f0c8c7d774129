package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Keys;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Holds the screens, and gives keys to the acts of the one that is shown.
public final class ShellController {

    private final ScreenKit kit;
    private final Map<ScreenId, Supplier<Screen>> makers;
    private final ShellActs shellActs;
    private final Map<ScreenId, Screen> made = new EnumMap<>(ScreenId.class);
    private @Nullable Screen current;

    @FXML
    private StackPane root;

    @FXML
    private StackPane content;

    @FXML
    private Node filter;

    @FXML
    private Node rail;

    @FXML
    private HintBarController hintsController;

    @FXML
    private FilterBarController filterController;

    public ShellController(ScreenKit kit, Map<ScreenId, Supplier<Screen>> makers, ShellActs shellActs) {
        this.kit = kit;
        this.makers = Map.copyOf(makers);
        this.shellActs = shellActs;
    }

    @FXML
    private void initialize() {
        root.getChildren().addAll(kit.overlays(), new Toasts(kit.context().notices()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        shellActs.connect(this::acts, this::command, filterController);
        kit.context().session().storeProperty().addListener(_ -> forgetScreens());
        kit.context().navigator().placeProperty().addListener((_, former, place) -> arrive(former, place));
        arrive(kit.context().navigator().place(), kit.context().navigator().place());
    }

    private void arrive(Place former, Place place) {
        Screen next = made.computeIfAbsent(place.screen(), id -> makers.get(id).get());
        boolean isOther = !next.equals(current);
        if (isOther) {
            if (current != null) {
                current.leave();
            }
            kit.context().status().clear();
            content.getChildren().setAll(next.root());
            current = next;
        }
        filter.setVisible(place.screen().isFiltered());
        rail.setVisible(place.screen() != ScreenId.WELCOME);
        hintsController.show(next.acts());
        if (isOther || !former.equals(place)) {
            next.show(place);
        }
        if (isOther) {
            new FocusSoon(next, () -> next.equals(current) && !kit.overlays().isShowing()).begin();
        }
    }

    /// Every screen is made anew for another store, so that none shows what it kept of the former one.
    private void forgetScreens() {
        if (current != null) {
            current.leave();
        }
        made.clear();
        current = null;
        Platform.runLater(() -> {
            if (current == null) {
                Place place = kit.context().navigator().place();
                arrive(place, place);
            }
        });
    }

    private List<Act> acts() {
        List<Act> all = new ArrayList<>(current == null ? List.of() : current.acts());
        all.addAll(shellActs.all());
        return all;
    }

    private Optional<String> command() {
        return current == null ? Optional.empty() : current.command();
    }

    private void pressed(KeyEvent event) {
        if (kit.overlays().isShowing()) {
            return;
        }
        Node focused = root.getScene().getFocusOwner();
        boolean isTyping = focused instanceof TextInputControl;
        for (Act act : acts()) {
            String keys = act.scope() == Act.Scope.WINDOW
                    ? isTyping ? Keys.thatWriteNothing(act.keys()) : act.keys()
                    : Keys.takesLetters(focused) && shellActs.hasLetters() ? act.keys() : "";
            if (!keys.isEmpty() && Keys.matches(keys, event) && act.canRun()) {
                event.consume();
                act.doing().run();
                return;
            }
        }
    }
}
