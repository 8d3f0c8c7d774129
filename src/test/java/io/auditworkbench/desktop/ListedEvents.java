package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import java.nio.file.Path;
import java.time.Clock;
import javafx.scene.control.TableView;

/// The events of the demo in a list, and what a test asks of it.
final class ListedEvents {

    private ListedEvents() {}

    /// Those that a filter finds, at any time.
    static ShownDesktop of(Path home, String filter) {
        return of(home, filter, Clock.systemUTC());
    }

    static ShownDesktop of(Path home, String filter, Clock clock) {
        ShownDesktop desktop = ShownDesktop.demo(home, clock);
        ShownDesktop.await(
                "the demo", () -> desktop.desktop().context().session().store().isPresent());
        return filter(desktop, filter);
    }

    static ShownDesktop filter(ShownDesktop desktop, String filter) {
        onScreen(() -> {
            desktop.desktop().context().navigator().to(new Place(ScreenId.EVENTS, "", filter, TimeRange.everything()));
            return null;
        });
        return desktop.settle();
    }

    static String filterOf(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place().filter());
    }

    static String subject(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place().subject());
    }

    static TableView<?> table(ShownDesktop desktop) {
        return desktop.node(TableView.class, "#events-table");
    }

    static int size(ShownDesktop desktop) {
        return onScreen(() -> table(desktop).getItems().size());
    }
}
