package io.auditworkbench.workbench.explanation;

import io.auditworkbench.workbench.view.ClaimView;
import java.time.Duration;
import java.util.List;

/// How far an answer is: the claims that are whole so far, checked; the pieces that came; how long it has taken.
public record NarrationProgress(List<ClaimView> claims, int pieces, Duration taken) {
    public NarrationProgress {
        claims = List.copyOf(claims);
    }
}
