package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import java.time.Instant;
import java.util.List;

/// A group of findings as the list shows it.
///
/// - **Shape**: `check` is the title of the check `detector`; `where` names tables; `places` as of a MomentStrip;
///   `stateText` says until when something is muted; `cases` are the ids of those that hold it, empty for none.
record GroupRow(
        String id,
        Severity severity,
        String what,
        String detector,
        String check,
        String where,
        String who,
        String events,
        String first,
        String last,
        Instant lastAt,
        List<Double> places,
        TriageState state,
        String stateText,
        String cases) {

    GroupRow {
        places = List.copyOf(places);
    }
}
