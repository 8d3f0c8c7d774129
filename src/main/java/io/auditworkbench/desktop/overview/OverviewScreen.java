package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;

/// Makes the overview.
public final class OverviewScreen {

    private OverviewScreen() {}

    /// A new one; `demo` opens the demo, `bundle` the dialog that makes an evidence bundle of what is shown.
    public static Screen with(ScreenKit kit, Explanations explanations, Runnable demo, Runnable bundle) {
        return kit.views()
                .screen(
                        "overview",
                        new OverviewController(
                                kit,
                                new OverviewViewModel(kit.context()),
                                new TourViewModel(kit.context(), explanations, bundle),
                                demo));
    }
}
