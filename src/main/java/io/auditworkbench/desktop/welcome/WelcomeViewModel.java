package io.auditworkbench.desktop.welcome;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.StoreOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The three ways to begin, and the stores of before.
///
/// - **Threading**: the JavaFX thread.
final class WelcomeViewModel {

    private static final double BYTES_PER_MB = 1_000_000;

    private final DesktopContext context;
    private final StoreOpening opening;

    /// A store that was open before.
    record Recent(Path file, String name, String details) {}

    WelcomeViewModel(DesktopContext context, StoreOpening opening) {
        this.context = context;
        this.opening = opening;
    }

    void exploreDemo() {
        opening.openDemo();
    }

    void connect() {
        context.navigator().go(ScreenId.CONNECT);
    }

    void open(Path file) {
        opening.open(file);
    }

    List<Recent> recent() {
        return opening.recent().stream().map(this::recent).toList();
    }

    private Recent recent(Path file) {
        try {
            return new Recent(
                    file,
                    file.getFileName().toString(),
                    context.text(
                            "welcome.recent.details",
                            file.getParent(),
                            Files.size(file) / BYTES_PER_MB,
                            context.times()
                                    .minute(Files.getLastModifiedTime(file).toInstant())));
        } catch (IOException gone) {
            return new Recent(
                    file, file.getFileName().toString(), context.text("welcome.recent.gone", file.getParent()));
        }
    }

    ObservableValue<@Nullable Problem> problem() {
        return opening.problemProperty();
    }

    /// What came of the evidence bundle that was opened last, null for none.
    ObservableValue<@Nullable VerdictText> verdict() {
        return opening.bundles().verifiedProperty().map(verified -> VerdictText.of(verified, context));
    }

    ObservableValue<Boolean> isOpening() {
        return Bindings.createBooleanBinding(
                () -> opening.beingOpenedProperty().get() != null
                        || opening.bundles().beingVerifiedProperty().get() != null,
                opening.beingOpenedProperty(),
                opening.bundles().beingVerifiedProperty());
    }
}
