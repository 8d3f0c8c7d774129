package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the screen of cases.
public final class CasesScreen {

    private CasesScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit) {
        return kit.views().screen("cases", new CasesController(kit, new CasesViewModel(kit.context())));
    }
}
