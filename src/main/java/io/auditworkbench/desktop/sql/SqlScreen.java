package io.auditworkbench.desktop.sql;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the screen that takes SQL.
public final class SqlScreen {

    private SqlScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit) {
        SqlViewModel model = new SqlViewModel(kit.context());
        return kit.views()
                .screen(
                        "sql",
                        new SqlController(
                                kit, model, new SavedQueries(kit.context().settings())));
    }
}
