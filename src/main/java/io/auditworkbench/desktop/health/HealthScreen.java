package io.auditworkbench.desktop.health;

import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the screen of capture and its health.
public final class HealthScreen {

    private HealthScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit, Capturing capturing) {
        return kit.views().screen("health", new HealthController(kit, new HealthViewModel(kit.context(), capturing)));
    }
}
