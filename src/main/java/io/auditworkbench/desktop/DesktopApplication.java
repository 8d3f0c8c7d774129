package io.auditworkbench.desktop;

import io.auditworkbench.desktop.widget.PlatformFileChoice;
import java.util.Objects;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Starts JavaFX with the desktop in it.
///
/// JavaFX makes this object by itself, so what it needs is handed over beside it.
public final class DesktopApplication extends Application {

    private static @Nullable Handover handover;

    private @Nullable Desktop desktop;

    private record Handover(DesktopServices services, Opening opening) {}

    /// Opens the window, and returns when it is closed. Once in a process.
    public static void open(DesktopServices services, Opening opening) {
        handover = new Handover(services, opening);
        launch(DesktopApplication.class);
    }

    @Override
    public void start(Stage stage) {
        Handover given = Objects.requireNonNull(handover, "started by open()");
        desktop = new Desktop(
                given.services(),
                new PlatformFileChoice(() -> stage, address -> getHostServices().showDocument(address)));
        desktop.show(stage, given.opening());
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
