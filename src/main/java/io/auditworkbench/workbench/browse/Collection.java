package io.auditworkbench.workbench.browse;

import io.auditworkbench.store.EventOrder;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventMarks;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.browse.Collected.State;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.EventView;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One search for the numbers of what matches. It tells what it has when a first screen is full, and then a few times a
/// second: more often nobody could look, and the thread that paints would do nothing else.
///
/// - **Threading**: one thread.
final class Collection {

    /// Sixteen megabytes of numbers; nobody scrolls through more.
    static final int MOST = 2_000_000;

    private static final int FIRST_SCREEN = 64;
    private static final long PAUSE = Duration.ofMillis(120).toNanos();

    private final EventSearch search;
    private final EventMarks marks;
    private final long events;
    private final AcceptedFilter filter;
    private final @Nullable BarCounts counts;
    private final Consumer<Collected> sink;
    private final BooleanSupplier stop;
    private final int most;
    private long[] found = new long[1_024];
    private int waiting;
    private int total;
    private long scanned;
    private long told = System.nanoTime();

    Collection(
            EventSearch search,
            EventMarks marks,
            long events,
            AcceptedFilter filter,
            @Nullable BarCounts counts,
            Consumer<Collected> sink,
            BooleanSupplier stop) {
        this.search = search;
        this.marks = marks;
        this.events = events;
        this.filter = filter;
        this.counts = counts;
        this.sink = sink;
        this.stop = stop;
        this.most = Math.min(MOST, filter.directives().limit().orElse(MOST));
    }

    void run() {
        boolean isAll = filter.directives().sort().isEmpty() ? inOrderOfTheLog() : sorted();
        tell(ending(isAll));
    }

    private State ending(boolean isAll) {
        boolean isAsked = filter.directives().limit().isPresent() && total == most;
        if (isAll || isAsked) {
            return State.FINISHED;
        }
        return total == most ? State.FULL : State.STOPPED;
    }

    private boolean inOrderOfTheLog() {
        return marks.read(
                filter,
                EventOrder.NEWEST_FIRST,
                mark -> take(mark.seq(), EventBrowser.moment(mark.commitMicros()), EventBrowser.kind(mark.operation())),
                at -> {
                    scanned = events - at;
                    tellNowAndThen();
                    return !stop.getAsBoolean();
                });
    }

    private boolean sorted() {
        return !search.search(
                        new EventQuery(filter, filter.limit(0), EventQuery.Order.NEWEST_FIRST, Optional.empty()),
                        new EventSink() {
                            @Override
                            public void take(EventView event) {
                                Collection.this.take(event.sequence(), event.committedAt(), event.kind());
                            }

                            @Override
                            public void scanned(long scannedEvents, long of) {
                                scanned = scannedEvents;
                            }

                            @Override
                            public boolean isWanted() {
                                return !stop.getAsBoolean();
                            }
                        })
                .isPartial();
    }

    private boolean take(long sequence, Instant at, ChangeKind kind) {
        if (total == most || stop.getAsBoolean()) {
            return false;
        }
        if (waiting == found.length) {
            found = Arrays.copyOf(found, waiting * 2);
        }
        found[waiting++] = sequence;
        total++;
        if (counts != null) {
            counts.add(at, kind, 1);
        }
        if (total == FIRST_SCREEN) {
            tell(State.RUNNING);
        } else if ((waiting & 0xFF) == 0) {
            tellNowAndThen();
        }
        return true;
    }

    private void tellNowAndThen() {
        if (System.nanoTime() - told >= PAUSE) {
            tell(State.RUNNING);
        }
    }

    private void tell(State state) {
        told = System.nanoTime();
        long looked = state == State.FINISHED ? events : Math.max(scanned, 0);
        sink.accept(new Collected(
                Arrays.copyOf(found, waiting),
                looked,
                events,
                state,
                counts == null
                        ? null
                        : counts.view(
                                state == State.FINISHED
                                        ? BarCounts.Counting.FINISHED
                                        : BarCounts.Counting.UNFINISHED)));
        waiting = 0;
    }
}
