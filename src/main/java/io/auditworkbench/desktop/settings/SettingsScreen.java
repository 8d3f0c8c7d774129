package io.auditworkbench.desktop.settings;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.DesktopFolders;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import java.util.function.Supplier;

/// Makes the page of settings.
public final class SettingsScreen {

    private SettingsScreen() {}

    /// A new one; `acts` gives those that work everywhere, `launcher` starts this program from elsewhere.
    public static Screen with(ScreenKit kit, DesktopFolders folders, Supplier<List<Act>> acts, String launcher) {
        SettingsViewModel model = new SettingsViewModel(kit.context(), folders, acts, launcher);
        return kit.views().screen("settings", new SettingsController(kit, model));
    }
}
