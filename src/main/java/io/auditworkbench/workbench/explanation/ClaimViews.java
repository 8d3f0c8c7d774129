package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.claim.CheckedClaim;
import io.auditworkbench.explain.claim.Claim;
import io.auditworkbench.explain.claim.DropReason;
import io.auditworkbench.workbench.view.ClaimView;
import java.util.Locale;

/// Checked claims as they are shown.
///
/// - **Threading**: stateless.
final class ClaimViews {

    private ClaimViews() {}

    static ClaimView of(CheckedClaim claim) {
        return new ClaimView(
                claim.kind().map(Claim.Kind::word).orElse(""),
                claim.text(),
                claim.cites(),
                claim.actors().stream()
                        .map(named ->
                                new ClaimView.Who(named.actor(), named.grade().word()))
                        .toList(),
                claim.dropped()
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                claim.dropped().map(DropReason::words).orElse(""));
    }
}
