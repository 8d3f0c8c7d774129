package io.auditworkbench.desktop.selfaudit;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.audit.ActLog;
import java.nio.file.Path;
import java.util.function.Function;

/// Makes the screen of the self-audit.
public final class SelfAuditScreen {

    private SelfAuditScreen() {}

    /// A new one; `logs` finds the self-audit of a store.
    public static Screen with(ScreenKit kit, Function<Path, ActLog> logs) {
        return kit.views()
                .screen("selfaudit", new SelfAuditController(kit, new SelfAuditViewModel(kit.context(), logs)));
    }
}
