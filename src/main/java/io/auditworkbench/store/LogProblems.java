package io.auditworkbench.store;

import java.util.ArrayList;
import java.util.List;

/// Collects what a check finds; beyond a number only how many there are.
final class LogProblems {

    private static final int MOST_KEPT = 200;

    private final List<LogProblem> kept = new ArrayList<>();
    private long count;

    void add(LogProblem.Kind kind, String place, String what) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(new LogProblem(kind, place, what));
        }
    }

    List<LogProblem> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }
}
