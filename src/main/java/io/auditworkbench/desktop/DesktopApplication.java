package io.auditworkbench.desktop;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.PlatformFileChoice;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts JavaFX with the desktop in it.
///
/// JavaFX makes this object by itself, so what it needs is handed over beside it.
public final class DesktopApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopApplication.class);

    /// The window system takes the size that fits.
    private static final List<String> ICONS = List.of(
            "/icon/audit-workbench-16.png",
            "/icon/audit-workbench-32.png",
            "/icon/audit-workbench-48.png",
            "/icon/audit-workbench-128.png",
            "/icon/audit-workbench.png");

    private static @Nullable Handover handover;

    private @Nullable Desktop desktop;

    private record Handover(DesktopServices services, Opening opening) {}

    /// Opens the window, and returns when it is closed. Once in a process.
    ///
    /// - **Errors**: those of [EarlyToolkit#await].
    public static void open(DesktopServices services, Opening opening) {
        EarlyToolkit.await();
        handover = new Handover(services, opening);
        launch(DesktopApplication.class);
    }

    @Override
    public void start(Stage stage) {
        ICONS.forEach(icon -> stage.getIcons().add(new Image(icon)));
        Handover given = Objects.requireNonNull(handover, "started by open()");
        desktop = new Desktop(
                given.services(),
                new PlatformFileChoice(() -> stage, address -> getHostServices().showDocument(address)));
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> unexpected(failure));
        desktop.show(stage, given.opening());
    }

    /// A mistake of ours on the JavaFX thread: the window stays, and says that something went wrong.
    private void unexpected(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            Thread.getDefaultUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), failure);
            return;
        }
        LOG.error("on the JavaFX thread", failure);
        if (desktop != null) {
            desktop.context()
                    .notices()
                    .problem(Problem.of(failure, desktop.context().messages()));
        }
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
