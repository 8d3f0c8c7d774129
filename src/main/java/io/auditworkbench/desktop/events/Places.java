package io.auditworkbench.desktop.events;

import io.auditworkbench.workbench.view.HistogramView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Leads from lines of the list to bars of its histogram: as many lines as the bars count, the newest first.
final class Places {

    private Places() {}

    /// The bars that lines are in; `lines` are places in the list, 0 the newest, in ascending order.
    static Set<Integer> bars(HistogramView view, List<Integer> lines) {
        Set<Integer> bars = new TreeSet<>();
        int bar = view.bars().size() - 1;
        long before = 0;
        for (int line : lines) {
            while (bar >= 0 && line >= before + view.bars().get(bar).total()) {
                before += view.bars().get(bar).total();
                bar--;
            }
            if (bar < 0) {
                return bars;
            }
            bars.add(bar);
        }
        return bars;
    }
}
