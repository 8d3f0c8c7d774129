package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.audit.ActLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// Makes the controllers of the frame.
public final class ShellControllers {

    private static final Duration ASKED_EVERY = Duration.seconds(2);

    private ShellControllers() {}

    /// What makes each controller that the frame's FXML files name; `acts` are those of the whole window; `logs` reads
    /// the self-audit of a store; `atTheEnd` takes what is to be stopped when the window is closed.
    public static Map<Class<?>, Supplier<?>> of(
            ScreenKit kit,
            ShellActs acts,
            Map<ScreenId, Supplier<Screen>> screens,
            Function<Path, ActLog> logs,
            Consumer<Runnable> atTheEnd) {
        ShellViewModel model = new ShellViewModel(
                kit.context(), new AssistantCalls(logs, kit.context().clock().instant()));
        Timeline asking = new Timeline(new KeyFrame(ASKED_EVERY, _ -> model.tick()));
        asking.setCycleCount(Animation.INDEFINITE);
        asking.play();
        // an animation that runs keeps everything alive that it looks at
        atTheEnd.accept(asking::stop);
        Map<Class<?>, Supplier<?>> makers = new HashMap<>();
        makers.put(ShellController.class, () -> new ShellController(kit, screens, acts));
        makers.put(TitleBarController.class, () -> new TitleBarController(kit, model, acts));
        makers.put(RailController.class, () -> new RailController(kit, model));
        makers.put(FilterBarController.class, () -> new FilterBarController(kit));
        makers.put(StatusBarController.class, () -> new StatusBarController(kit, model));
        makers.put(HintBarController.class, () -> new HintBarController(kit));
        return makers;
    }
}
