package io.auditworkbench.cli;

import io.auditworkbench.workbench.view.GapView;
import java.util.ArrayList;
import java.util.List;

/// Gaps of one kind that follow each other: a screen shows them in a line.
///
/// - **Shape**: never empty; all but place, time and transaction is the same in each.
record GapRun(List<GapView> gaps) {

    GapRun {
        gaps = List.copyOf(gaps);
    }

    /// Each gap alone.
    static List<GapRun> single(List<GapView> gaps) {
        return gaps.stream().map(gap -> new GapRun(List.of(gap))).toList();
    }

    /// Neighbours of one kind together.
    static List<GapRun> joined(List<GapView> gaps) {
        List<GapRun> runs = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= gaps.size(); at++) {
            if (at == gaps.size() || !isSameKind(gaps.get(from), gaps.get(at))) {
                runs.add(new GapRun(gaps.subList(from, at)));
                from = at;
            }
        }
        return runs;
    }

    private static boolean isSameKind(GapView one, GapView other) {
        return one.cause().equals(other.cause())
                && one.effect().equals(other.effect())
                && one.tables().equals(other.tables())
                && one.meaning().equals(other.meaning())
                && one.isOpen()
                && other.isOpen();
    }

    GapView first() {
        return gaps.getFirst();
    }

    GapView last() {
        return gaps.getLast();
    }

    /// `G3`, or `G3…G9`.
    String id() {
        return gaps.size() == 1 ? first().id() : first().id() + "…" + last().id();
    }

    String meaning() {
        return gaps.size() == 1 ? first().meaning() : gaps.size() + " times: " + first().meaning();
    }
}
