package io.auditworkbench.workbench.view;

import io.auditworkbench.masking.MaskedText;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A group of findings that are alike, as it may be shown.
///
/// - **Shape**: `id` is `A17`; `what`, `who` are those of the last finding; `hits` counts findings, `events` the
///   changes they rest on; `reason` is empty while nobody has said anything.
public record AnomalyView(
        String id,
        Severity severity,
        String detector,
        MaskedText what,
        String who,
        long hits,
        long events,
        Instant first,
        Instant last,
        TriageState state,
        String reason,
        @Nullable Instant mutedUntil) {}
