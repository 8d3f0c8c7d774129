package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.common.StoreOpening;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.health.HealthCheck;
import io.auditworkbench.workbench.mask.PolicyOffering;
import java.util.function.Supplier;

/// Makes the way to a capture.
public final class ConnectScreen {

    private ConnectScreen() {}

    /// A new one; `form` keeps what is filled in while the window is open.
    public static Screen with(
            ScreenKit kit,
            ConnectForm form,
            Supplier<HealthCheck> health,
            Supplier<PolicyOffering> masking,
            Capturing capturing,
            StoreOpening opening) {
        MaskingViewModel offer = new MaskingViewModel(kit.context(), form, masking);
        ConnectViewModel model = new ConnectViewModel(kit.context(), form, health, offer, capturing, opening);
        return kit.views().screen("connect", new ConnectController(kit, model));
    }
}
