package io.auditworkbench.desktop.overview;

import io.auditworkbench.model.finding.Severity;
import java.util.List;

/// What nobody has looked at yet, the worst first.
///
/// - **Shape**: `total` is how many there are, with those that are not among `groups`; `troubles` what was not looked
///   at.
record Needs(List<Group> groups, int total, List<String> troubles) {

    Needs {
        groups = List.copyOf(groups);
        troubles = List.copyOf(troubles);
    }

    /// A group of findings; `places` as of a MomentStrip.
    record Group(String id, Severity severity, String what, String count, String last, List<Double> places) {
        Group {
            places = List.copyOf(places);
        }
    }
}
