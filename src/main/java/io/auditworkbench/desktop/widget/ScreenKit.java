package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.DesktopContext;

/// What controllers have in hand beside their view model.
public record ScreenKit(DesktopContext context, Views views, Overlays overlays, FileChoice files, Looks looks) {

    /// The text of a key.
    public String text(String key, Object... parts) {
        return context.text(key, parts);
    }
}
