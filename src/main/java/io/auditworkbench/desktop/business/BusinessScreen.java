package io.auditworkbench.desktop.business;

import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import java.nio.file.Path;
import java.util.function.Function;

/// Makes the screen of business events.
public final class BusinessScreen {

    private BusinessScreen() {}

    /// A new one; `conclusions` opens what rules concluded in a store.
    public static Screen with(ScreenKit kit, Explanations explanations, Function<Path, ConclusionDesk> conclusions) {
        return kit.views()
                .screen(
                        "business",
                        new BusinessController(kit, new BusinessViewModel(kit.context(), conclusions), explanations));
    }
}
