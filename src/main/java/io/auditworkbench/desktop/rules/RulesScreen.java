package io.auditworkbench.desktop.rules;

import io.auditworkbench.desktop.common.DesktopFolders;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.conclude.RuleDesk;
import java.util.function.Supplier;

/// Makes the screen of rules.
public final class RulesScreen {

    private RulesScreen() {}

    /// A new one; `desk` reads the rules anew each time.
    public static Screen with(ScreenKit kit, Supplier<RuleDesk> desk, DesktopFolders folders) {
        return kit.views().screen("rules", new RulesController(kit, new RulesViewModel(kit.context(), desk, folders)));
    }
}
