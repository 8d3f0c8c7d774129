package io.auditworkbench.workbench.browse;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.store.ActivityLog;
import io.auditworkbench.store.FindingLog;
import io.auditworkbench.store.MinuteCount;
import io.auditworkbench.store.SequenceRun;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventMarks;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.FlagView;
import io.auditworkbench.workbench.view.HistogramView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a list of millions of events asks of a store: where what matches lies, and one page at a time what it is.
///
/// - **Threading**: any thread; never the one that paints.
public final class EventBrowser {

    private final Store store;
    private final EventSearch search;
    private final EventMarks marks;

    public EventBrowser(Store store, EventSearch search, EventMarks marks) {
        this.store = store;
        this.search = search;
        this.marks = marks;
    }

    /// Where the events lie that a filter selects, newest first, when that can be told without reading them: for
    /// filters that say nothing but from when to when. Empty for any other.
    public Optional<NumberRuns> runs(AcceptedFilter filter) {
        if (!RangeFilter.isRange(filter)) {
            return Optional.empty();
        }
        List<SequenceRun> runs =
                store.changes().runs(micros(filter.from(), Long.MIN_VALUE), micros(filter.until(), Long.MAX_VALUE));
        return Optional.of(NumberRuns.of(runs));
    }

    /// Looks through the store, newest first, and gives the numbers of what matches to `sink`, a few times a second.
    ///
    /// - **Shape**: `bars` is how many bars a histogram over the filter's range may have; the counts come along.
    public void collect(AcceptedFilter filter, int bars, Consumer<Collected> sink, BooleanSupplier stop) {
        new Collection(search, marks, store.changes().lastSeq(), filter, counts(filter, bars), sink, stop).run();
    }

    private @Nullable BarCounts counts(AcceptedFilter filter, int bars) {
        Optional<ActivityLog.Span> recorded = store.activity().span();
        if (recorded.isEmpty() || bars < 1) {
            return null;
        }
        Instant from = filter.from() == null ? moment(recorded.get().fromMicros()) : filter.from();
        Instant until = filter.until() == null ? moment(recorded.get().untilMicros()) : filter.until();
        return from.isBefore(until) ? new BarCounts(from, until, bars) : null;
    }

    /// How much happened when, for filters that say nothing but from when to when: from counts that the store keeps.
    /// Empty for any other filter, for stretches of less than a minute, and for a store without events.
    public Optional<HistogramView> histogram(AcceptedFilter filter, int bars) {
        if (!RangeFilter.isRange(filter)) {
            return Optional.empty();
        }
        BarCounts counts = counts(filter, bars);
        if (counts == null || counts.width().compareTo(Duration.ofMinutes(1)) < 0) {
            return Optional.empty();
        }
        long from = Math.max(micros(counts.from(), 0), micros(filter.from(), Long.MIN_VALUE));
        long until = Math.min(micros(counts.until(), 0), micros(filter.until(), Long.MAX_VALUE));
        long width = counts.width().toNanos() / 1_000;
        for (MinuteCount count : store.activity().byPeriod(micros(counts.from(), 0), width, from, until)) {
            ChangeKind kind = kind(count.operation());
            if (kind != ChangeKind.SNAPSHOT) {
                counts.add(moment(count.startMicros()), kind, count.events());
            }
        }
        return Optional.of(counts.view(BarCounts.Counting.FINISHED));
    }

    /// The visible ones among the events of these numbers, in ascending order, one at a time.
    public void events(List<Long> sequences, Consumer<EventView> consumer) {
        search.views(sequences, consumer);
    }

    /// Which of the events between two numbers, both included, are evidence of findings, in order; at most `limit`.
    public List<FlagView> flags(long first, long last, int limit) {
        if (!store.conclusions().isThere()) {
            return List.of();
        }
        return store.findings().flagged(first, last, limit).stream()
                .map(EventBrowser::view)
                .toList();
    }

    /// The same, beginning with the last.
    public List<FlagView> flagsNewestFirst(long first, long last, int limit) {
        if (!store.conclusions().isThere()) {
            return List.of();
        }
        return store.findings().flaggedNewestFirst(first, last, limit).stream()
                .map(EventBrowser::view)
                .toList();
    }

    private static FlagView view(FindingLog.Flagged flagged) {
        return new FlagView(flagged.seq(), "A" + flagged.group(), flagged.detector(), flagged.severity());
    }

    /// The number of the newest event, 0 without one.
    public long newest() {
        return store.changes().lastSeq();
    }

    static ChangeKind kind(Operation operation) {
        return ChangeKind.valueOf(operation.name());
    }

    static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(@Nullable Instant time, long open) {
        return time == null ? open : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
