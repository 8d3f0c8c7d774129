package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.conclude.ChosenEvents;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.PlanView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Finds events by a filter.
public final class EventSearch {

    private static final int MOST_SORTED = 100_000;

    private final ChangeLog log;
    private final EventScanner scanner;
    private final EventMarks marks;
    private final EventViews views;
    private final FilterSelections selections;
    private final CoverageStatement coverage;

    EventSearch(
            ChangeLog log,
            EventScanner scanner,
            EventMarks marks,
            EventViews views,
            FilterSelections selections,
            CoverageStatement coverage) {
        this.log = log;
        this.scanner = scanner;
        this.marks = marks;
        this.views = views;
        this.selections = selections;
        this.coverage = coverage;
    }

    /// How a search ended.
    ///
    /// - **Shape**: `next` is a cursor when there may be more; `isPartial` says that somebody stopped it.
    public record Found(Optional<String> next, boolean isPartial, CoverageView coverage) {}

    /// How many events there are; fewer than there are when somebody stopped the counting.
    public record Counted(long events, boolean isPartial, CoverageView coverage) {}

    /// Gives the events to `sink` as they are found.
    ///
    /// - **Errors**: `BAD_USAGE` for a cursor in no known form, or a filter that sorts together with a cursor.
    public Found search(EventQuery query, EventSink sink) {
        if (!query.filter().directives().sort().isEmpty()) {
            return sorted(query, sink);
        }
        EventOrder order =
                query.order() == EventQuery.Order.NEWEST_FIRST ? EventOrder.NEWEST_FIRST : EventOrder.OLDEST_FIRST;
        EventScanner.Scan scan = scanner.from(start(query, order), query.filter(), order);
        Listing listing = new Listing(query.limit(), sink);
        long size = log.lastSeq();
        boolean isAll = scan.run(listing::take, at -> {
            sink.scanned(order == EventOrder.NEWEST_FIRST ? size - at : at, size);
            return sink.isWanted();
        });
        return new Found(
                isAll || listing.last == 0 ? Optional.empty() : Optional.of("E" + listing.last),
                !isAll && !listing.isFull(),
                coverage.between(query.filter().from(), query.filter().until()));
    }

    /// One more event than asked for is looked at, to know whether there is one.
    private final class Listing {
        private final int limit;
        private final EventSink sink;
        private int taken;
        private long last;
        private boolean isOver;

        private Listing(int limit, EventSink sink) {
            this.limit = limit;
            this.sink = sink;
        }

        private boolean take(StoredEvent event) {
            if (limit > 0 && taken == limit) {
                isOver = true;
                return false;
            }
            sink.take(views.of(event));
            taken++;
            last = event.seq();
            return sink.isWanted();
        }

        private boolean isFull() {
            return isOver;
        }
    }

    private static long start(EventQuery query, EventOrder order) {
        if (query.after().isEmpty()) {
            return order == EventOrder.NEWEST_FIRST ? Long.MAX_VALUE : 0;
        }
        return switch (ObjectId.find(query.after().get())) {
            case Optional<ObjectId> id
            when id.isPresent() && id.get() instanceof ObjectId.Event(long sequence) -> sequence;
            default ->
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "\"" + query.after().get() + "\" is no cursor.",
                        "Give the id that the page before ended with, as in --after E1024.");
        };
    }

    /// A filter that sorts has to see everything first.
    private Found sorted(EventQuery query, EventSink sink) {
        if (query.after().isPresent()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A sorted list cannot be continued with --after.",
                    "Leave out sort: or --after, or ask for more with --limit.");
        }
        List<StoredEvent> all = new ArrayList<>();
        boolean isAll = scanner.newestFirst(query.filter())
                .run(
                        event -> {
                            all.add(event);
                            return all.size() < MOST_SORTED && sink.isWanted();
                        },
                        _ -> sink.isWanted());
        all.sort(EventComparison.by(query.filter().directives().sort()));
        int shown = query.limit() == 0 ? all.size() : Math.min(query.limit(), all.size());
        all.subList(0, shown).forEach(event -> sink.take(views.of(event)));
        boolean isCut = !isAll || shown < all.size();
        return new Found(
                Optional.empty(),
                isCut,
                coverage.between(query.filter().from(), query.filter().until()));
    }

    /// True when rows of a snapshot are in the store and this filter does not look at them.
    public boolean leavesOutSnapshotRows(AcceptedFilter filter) {
        if (filter.expression().asksForSnapshotRows()) {
            return false;
        }
        FilterExpression rows = new FilterTerm.OperationIn(Set.of(Operation.SNAPSHOT));
        boolean[] isFound = {false};
        scanner.newestFirst(new AcceptedFilter("", "", rows, filter.directives(), List.of(), null, null))
                .run(_ -> {
                    isFound[0] = true;
                    return false;
                });
        return isFound[0];
    }

    /// How many events the filter selects.
    public Counted count(AcceptedFilter filter, BooleanSupplier stop) {
        long[] count = {0};
        boolean isAll = true;
        if (selections.of(filter).isAll()) {
            count[0] = log.count(selections.of(filter));
        } else {
            isAll = marks.read(
                    filter,
                    EventOrder.OLDEST_FIRST,
                    _ -> {
                        count[0]++;
                        return !stop.getAsBoolean();
                    },
                    _ -> !stop.getAsBoolean());
        }
        return new Counted(count[0], !isAll, coverage.between(filter.from(), filter.until()));
    }

    /// Gives the number of each event that the filter selects to `sink`, oldest first.
    public Counted numbers(AcceptedFilter filter, LongConsumer sink, BooleanSupplier stop) {
        long[] count = {0};
        boolean isAll = marks.read(
                filter,
                EventOrder.OLDEST_FIRST,
                mark -> {
                    sink.accept(mark.seq());
                    count[0]++;
                    return !stop.getAsBoolean();
                },
                _ -> !stop.getAsBoolean());
        return new Counted(count[0], !isAll, coverage.between(filter.from(), filter.until()));
    }

    /// The visible ones among the events of these numbers, in ascending order, one at a time.
    public void views(List<Long> sequences, Consumer<EventView> consumer) {
        log.forEachOf(sequences, event -> consumer.accept(views.of(event)));
    }

    /// The same with every value withheld that can be erased: for whoever must not be able to keep it.
    public void withheldViews(List<Long> sequences, Consumer<EventView> consumer) {
        log.forEachOf(sequences, event -> consumer.accept(views.of(event.withheld())));
    }

    /// What the filter chooses, for answers that rest on events.
    public ChosenRange chosen(AcceptedFilter filter, BooleanSupplier stop) {
        if (filter.isRangeOnly()) {
            return new ChosenRange(filter, Optional.empty(), 0, false);
        }
        ChosenEvents events = new ChosenEvents();
        boolean isPartial = numbers(filter, events::add, stop).isPartial();
        return new ChosenRange(filter, Optional.of(events::contains), events.count(), isPartial);
    }

    /// How a filter would be run.
    public PlanView plan(AcceptedFilter filter) {
        return selections.plan(filter, log.lastSeq());
    }
}
