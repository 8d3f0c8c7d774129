package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the screen Events.
public final class EventsScreen {

    private EventsScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit) {
        EventsViewModel model = new EventsViewModel(kit.context());
        DetailViewModel detail = new DetailViewModel(kit.context());
        return kit.views().screen("events", new EventsController(kit, model, detail));
    }
}
