package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the timeline.
public final class TimelineScreen {

    private TimelineScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit) {
        TimelineViewModel model = new TimelineViewModel(kit.context());
        AreaViewModel area = new AreaViewModel(kit.context(), model);
        return kit.views().screen("timeline", new TimelineController(kit, model, area));
    }
}
