package io.auditworkbench.workbench.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How many events there were in stretches of time that follow each other.
///
/// - **Shape**: bar i begins `i` times `width` after `from`; bars without events are there too. `isPartial` says that
///   the counting was ended before all were counted. The first and the last bar can reach a minute beyond the range
///   asked about.
public record HistogramView(Instant from, Duration width, List<Bar> bars, boolean isPartial) {

    public HistogramView {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(width, "width");
        bars = List.copyOf(bars);
    }

    /// The events of one stretch by what they did; operations that did not occur are left out.
    public record Bar(Map<ChangeKind, Long> counts) {

        /// Nothing happened.
        public static final Bar EMPTY = new Bar(Map.of());

        public Bar {
            counts = Map.copyOf(counts);
        }

        /// How many there are of one kind.
        public long of(ChangeKind kind) {
            return counts.getOrDefault(kind, 0L);
        }

        /// How many there are.
        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// When a bar begins; the index of the end is one more than that of the last bar.
    public Instant start(int bar) {
        return from.plus(width.multipliedBy(bar));
    }

    /// How many events there are in all.
    public long total() {
        return bars.stream().mapToLong(Bar::total).sum();
    }

    /// The events of the fullest bar.
    public long highest() {
        return bars.stream().mapToLong(Bar::total).max().orElse(0);
    }
}
