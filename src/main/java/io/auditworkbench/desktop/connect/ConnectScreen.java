package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.common.StoreOpening;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.health.HealthCheck;
import java.util.function.Supplier;

/// Makes the way to a capture.
public final class ConnectScreen {

    private ConnectScreen() {}

    /// A new one; `form` keeps what is filled in while the window is open.
    public static Screen with(
            ScreenKit kit, ConnectForm form, Supplier<HealthCheck> health, Capturing capturing, StoreOpening opening) {
        ConnectViewModel model = new ConnectViewModel(kit.context(), form, health, capturing, opening);
        return kit.views().screen("connect", new ConnectController(kit, model));
    }
}
