package io.auditworkbench.desktop.welcome;

import io.auditworkbench.desktop.common.BundleOpening;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.workbench.evidence.BundleCheck;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.TimeText;
import java.util.List;

/// What is said of an evidence bundle that was opened.
///
/// - **Shape**: `title` is the verdict; `lines` are what it rests on and how far it goes.
record VerdictText(boolean isIntact, String title, List<String> lines) {

    static VerdictText of(BundleOpening.Verified verified, DesktopContext context) {
        return switch (verified.result()) {
            case BundleCheck.Result.Intact intact ->
                new VerdictText(
                        true,
                        context.text(
                                "welcome.bundle.intact",
                                Quantity.of(intact.events(), "event"),
                                Quantity.of(intact.transactions(), "transaction")),
                        List.of(
                                ScreenText.tame(verified.file() + " · " + intact.subject()),
                                context.text(
                                        intact.manifest() == BundleCheck.Manifest.SIGNED
                                                ? "welcome.bundle.signed"
                                                : "welcome.bundle.unsigned",
                                        ScreenText.tame(intact.log()),
                                        intact.fingerprint(),
                                        TimeText.people(intact.signedAt())),
                                context.text("welcome.bundle.limits"),
                                context.text("welcome.bundle.read")));
            case BundleCheck.Result.Altered altered ->
                new VerdictText(
                        false,
                        context.text("welcome.bundle.altered", ScreenText.tame(altered.what())),
                        List.of(
                                ScreenText.tame(verified.file().toString()),
                                context.text("welcome.bundle.altered.next")));
        };
    }
}
