package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the screen of a transaction.
public final class TransactionScreen {

    private TransactionScreen() {}

    /// A new one.
    public static Screen with(ScreenKit kit) {
        return kit.views()
                .screen("transaction", new TransactionController(kit, new TransactionViewModel(kit.context())));
    }
}
