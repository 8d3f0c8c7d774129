package io.auditworkbench.desktop.overview;

import java.util.List;

/// What changed, counted in a few ways.
///
/// - **Shape**: `former` says which time before the numbers are compared with, empty for none.
record Changed(String total, String former, List<Tally> tallies) {

    Changed {
        tallies = List.copyOf(tallies);
    }

    /// Counts by one thing; `total` is how many there are, with those that are not among the bars.
    record Tally(By by, List<Bar> bars, int total) {
        Tally {
            bars = List.copyOf(bars);
        }
    }

    /// By what is counted.
    enum By {
        OPERATION,
        TABLE,
        ACTOR,
        BUSINESS
    }

    /// One of the counts; `share` of the largest; `subject` what a click chooses, empty for nothing.
    record Bar(By by, String label, String number, double share, String delta, String subject) {}
}
