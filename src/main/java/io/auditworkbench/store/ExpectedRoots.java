package io.auditworkbench.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The roots that a log must have at certain sizes, compared as its leaves pass by.
final class ExpectedRoots {

    /// A root that somebody vouched for; `label` says who.
    private record Expected(byte[] root, String label) {}

    private final TreeMap<Long, List<Expected>> bySize = new TreeMap<>();
    private final LogProblems problems;
    private final String leaves;
    private long good;

    /// - **Shape**: `leaves` is what the log has, in a word: `transactions`.
    ExpectedRoots(LogProblems problems, String leaves) {
        this.problems = problems;
        this.leaves = leaves;
    }

    void expect(long size, byte[] root, String label) {
        bySize.computeIfAbsent(size, _ -> new ArrayList<>()).add(new Expected(root, label));
    }

    /// Whether somebody vouched for the log at this size.
    boolean isExpected(long size) {
        return bySize.containsKey(size);
    }

    /// Compares the root of the first `size` leaves.
    void passed(long size, byte[] root) {
        boolean isGood = true;
        for (Expected expected : bySize.getOrDefault(size, List.of())) {
            if (!Arrays.equals(expected.root(), root)) {
                isGood = false;
                problems.add(
                        LogProblem.Kind.LOG,
                        expected.label(),
                        "The first " + size + " " + leaves + " are not those that it vouches for; the first " + good
                                + " are as vouched for.");
            }
        }
        if (isGood && bySize.containsKey(size)) {
            good = size;
        }
    }

    /// What is vouched for beyond the end of the log.
    void ended(long size) {
        for (Map.Entry<Long, List<Expected>> beyond :
                bySize.tailMap(size, false).entrySet()) {
            for (Expected expected : beyond.getValue()) {
                problems.add(
                        LogProblem.Kind.ROLLED_BACK,
                        expected.label(),
                        "It vouches for " + beyond.getKey() + " " + leaves + ", and the store has " + size + ": "
                                + (beyond.getKey() - size) + " at the end are gone.");
            }
        }
    }
}
