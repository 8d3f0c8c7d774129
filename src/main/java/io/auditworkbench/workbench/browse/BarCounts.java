package io.auditworkbench.workbench.browse;

import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.HistogramView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts for a histogram while events come.
///
/// - **Threading**: one thread.
final class BarCounts {

    private final Instant from;
    private final Duration width;
    private final List<Map<ChangeKind, Long>> bars = new ArrayList<>();

    BarCounts(Instant from, Instant until, int most) {
        this.width = BarWidth.of(from, until, most);
        this.from = BarWidth.start(from, width);
        int count = BarWidth.bars(this.from, until, width);
        for (int i = 0; i < count; i++) {
            bars.add(new EnumMap<>(ChangeKind.class));
        }
    }

    Instant from() {
        return from;
    }

    Instant until() {
        return from.plus(width.multipliedBy(bars.size()));
    }

    Duration width() {
        return width;
    }

    /// Counts events of a moment; those outside all bars are in none.
    void add(Instant at, ChangeKind kind, long events) {
        long bar = Math.floorDiv(Duration.between(from, at).toMillis(), width.toMillis());
        if (bar >= 0 && bar < bars.size()) {
            bars.get((int) bar).merge(kind, events, Long::sum);
        }
    }

    HistogramView view(Counting counting) {
        return new HistogramView(
                from, width, bars.stream().map(HistogramView.Bar::new).toList(), counting == Counting.UNFINISHED);
    }

    /// Whether all were counted.
    enum Counting {
        FINISHED,
        UNFINISHED
    }
}
