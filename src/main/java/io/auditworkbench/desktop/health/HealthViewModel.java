package io.auditworkbench.desktop.health;

import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Files;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Asks how capture and the record are.
///
/// - **Threading**: the JavaFX thread.
final class HealthViewModel {

    private final DesktopContext context;
    private final Capturing capturing;
    private final HealthWords words;
    private final LatestWork asking;
    private final ReadOnlyObjectWrapper<@Nullable Health> health = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    HealthViewModel(DesktopContext context, Capturing capturing) {
        this.context = context;
        this.capturing = capturing;
        this.words = new HealthWords(context);
        this.asking = new LatestWork(context.work());
        capturing.stateProperty().addListener((_, former, now) -> {
            if (former.isRunning() != now.isRunning()) {
                refresh();
            }
        });
    }

    ReadOnlyObjectProperty<@Nullable Health> healthProperty() {
        return health.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Asks again.
    void refresh() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            health.set(null);
            return;
        }
        capturing.tick();
        Capturing.State capture = capturing.stateProperty().get();
        asking.run(
                _ -> {
                    requireThere(store);
                    return words.of(
                            store,
                            store.reading().status().status(),
                            store.reading().report().report(),
                            capture);
                },
                now -> {
                    problem.set(null);
                    health.set(now);
                },
                problem::set);
    }

    /// A file that was deleted or whose disk is gone can be read on by whoever has it open; its record is in danger all
    /// the same.
    private void requireThere(OpenStore store) {
        if (Files.notExists(store.file())) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND, context.text("health.gone", store.file()), context.text("health.gone.next"));
        }
    }

    /// Asks again when the last answer has come.
    void tick() {
        if (!asking.isRunning()) {
            refresh();
        }
    }

    void cancel() {
        asking.cancel();
    }

    void stop() {
        capturing.stop();
    }

    /// To the checks of the server.
    void recheck() {
        context.navigator().go(ScreenId.CONNECT, "check");
    }

    /// The gap with this id, if there is one.
    Optional<Health.Gap> gap(String id) {
        Health now = health.get();
        return now == null
                ? Optional.empty()
                : now.gaps().stream()
                        .filter(gap -> gap.id().equalsIgnoreCase(id))
                        .findFirst();
    }

    /// A command about the open store.
    String command(String verb) {
        CommandText command = CommandText.of(verb);
        return context.session().store().map(command::on).orElse(command).toString();
    }
}
