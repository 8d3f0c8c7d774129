package io.auditworkbench.cli;

import java.util.ArrayList;
import java.util.List;

/// Says that what is in force is not what the stored conclusions were drawn with, and what to type.
final class DifferenceText {

    private static final int MOST_NAMED = 3;

    private DifferenceText() {}

    /// Nothing when nothing differs.
    static List<String> lines(Output output, List<String> differences) {
        if (differences.isEmpty()) {
            return List.of();
        }
        List<String> lines =
                new ArrayList<>(differences.stream().limit(MOST_NAMED).toList());
        if (differences.size() > MOST_NAMED) {
            lines.add("and " + (differences.size() - MOST_NAMED) + " more");
        }
        lines.add("see what would differ: " + output.terminal().program() + " scan --again --dry-run");
        return lines;
    }
}
