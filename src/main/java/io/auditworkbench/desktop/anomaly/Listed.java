package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.model.finding.TriageState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Everything that was found in a place, whatever is shown of it.
///
/// - **Shape**: `checked` says in a sentence what was checked; `coverage` what could not be seen; `troubles` what was
///   not looked at.
record Listed(
        List<GroupRow> rows, List<Mark> marks, Lanes lanes, String checked, String coverage, List<String> troubles) {

    Listed {
        rows = List.copyOf(rows);
        marks = List.copyOf(marks);
        troubles = List.copyOf(troubles);
    }

    /// Which groups are shown, by what was said of them.
    enum Show {
        OPEN,
        EXPLAINED,
        CONFIRMED,
        MUTED,
        ALL;

        boolean includes(TriageState state) {
            return switch (this) {
                case OPEN -> state == TriageState.NEW || state == TriageState.IN_REVIEW;
                case EXPLAINED -> state == TriageState.EXPLAINED;
                case CONFIRMED -> state == TriageState.CONFIRMED;
                case MUTED -> state == TriageState.MUTED;
                case ALL -> true;
            };
        }
    }

    /// In which order.
    enum Sort {
        SEVERITY,
        LAST,
        STATE
    }

    /// What nothing was found in, for whoever sees an empty list.
    String lookedAt() {
        return checked + "\n" + coverage;
    }

    long count(Show show) {
        return rows.stream().filter(row -> show.includes(row.state())).count();
    }

    /// The groups of which a finding lies in what was chosen.
    Set<String> chosen(Choice choice) {
        Set<String> groups = new TreeSet<>();
        marks.stream().filter(choice::includes).forEach(mark -> groups.add(mark.group()));
        return groups;
    }
}
