package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.finding.FindingTriage;
import java.util.function.Supplier;

/// Makes the screen of findings.
public final class AnomalyScreen {

    private AnomalyScreen() {}

    /// A new one; `triage` keeps what people say of a group.
    public static Screen with(ScreenKit kit, Explanations explanations, Supplier<FindingTriage> triage) {
        return kit.views()
                .screen(
                        "anomaly",
                        new AnomalyController(kit, new AnomalyViewModel(kit.context(), triage), explanations));
    }
}
