package io.auditworkbench.desktop;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.StoreOpening;
import io.auditworkbench.desktop.common.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Remembers which store is open and where in it somebody is, and opens it there the next time, also after a crash.
///
/// - **Threading**: the JavaFX thread.
final class LastView {

    private static final String VIEW = "view.last";
    private static final String DEMO = "demo";
    private static final int PARTS = 5;

    /// Somebody who walks through a list is at many places in a second; a crash may lose the last of them.
    private static final Duration SOON = Duration.seconds(1);

    private final DesktopContext context;
    private final StoreOpening opening;
    private final PauseTransition soon = new PauseTransition(SOON);

    LastView(DesktopContext context, StoreOpening opening) {
        this.context = context;
        this.opening = opening;
        soon.setOnFinished(_ -> write());
    }

    /// Begins to remember.
    void keep() {
        context.navigator().placeProperty().addListener(_ -> soon.playFromStart());
    }

    /// Remembers now what was to be remembered soon; when the window is closed, and the store still open.
    void close() {
        soon.stop();
        if (context.session().store().isPresent()) {
            write();
        }
    }

    private void write() {
        Place place = context.navigator().place();
        context.settings()
                .put(
                        VIEW,
                        context.session()
                                .store()
                                .map(store -> List.of(
                                        store.isDemo() ? DEMO : name(store),
                                        place.screen().word(),
                                        place.subject(),
                                        place.filter(),
                                        place.range().word()))
                                .orElse(List.of()));
    }

    private static String name(OpenStore store) {
        return store.file().toAbsolutePath().toString();
    }

    /// Opens what was open last, where somebody was; nothing when nothing was, or it cannot be told any more.
    void restore() {
        List<String> parts = context.settings().list(VIEW);
        if (parts.size() != PARTS) {
            return;
        }
        Optional<ScreenId> screen = ScreenId.named(parts.get(1)).filter(LastView::isOfAStore);
        Optional<TimeRange> range = TimeRange.parse(parts.get(4));
        if (screen.isEmpty() || range.isEmpty()) {
            return;
        }
        Place place = new Place(screen.get(), parts.get(2), parts.get(3), range.get());
        if (parts.getFirst().equals(DEMO)) {
            opening.reopenDemo(place);
        } else {
            opening.reopen(Path.of(parts.getFirst()), place);
        }
    }

    private static boolean isOfAStore(ScreenId screen) {
        return screen != ScreenId.WELCOME && screen != ScreenId.CONNECT;
    }
}
