package io.auditworkbench.desktop.overview;

import java.util.List;

/// What was checked, also what found nothing.
record Checked(List<Line> lines, String behind) {

    Checked {
        lines = List.copyOf(lines);
    }

    /// A check.
    record Line(String id, String title, String description, String looked, Result result, String outcome) {}

    /// How it came out.
    enum Result {
        FOUND,
        QUIET,
        NOT_APPLICABLE,
        FAILED
    }

    long count(Result result) {
        return lines.stream().filter(line -> line.result() == result).count();
    }
}
