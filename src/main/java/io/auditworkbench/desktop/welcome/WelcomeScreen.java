package io.auditworkbench.desktop.welcome;

import io.auditworkbench.desktop.common.StoreOpening;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the first screen.
public final class WelcomeScreen {

    private WelcomeScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit, StoreOpening opening) {
        return kit.views().screen("welcome", new WelcomeController(kit, new WelcomeViewModel(kit.context(), opening)));
    }
}
