package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the screen of a row's history.
public final class HistoryScreen {

    private HistoryScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit) {
        return kit.views().screen("history", new HistoryController(kit, new HistoryViewModel(kit.context())));
    }
}
