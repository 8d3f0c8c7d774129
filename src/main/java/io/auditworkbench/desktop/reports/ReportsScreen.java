package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the screen of reports.
public final class ReportsScreen {

    private ReportsScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit) {
        return kit.views().screen("reports", new ReportsController(kit, new ReportsViewModel(kit.context())));
    }
}
