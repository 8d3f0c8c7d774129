package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.store.EventPage;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.StoredEvent;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/// Goes through the events that a filter selects, page by page, so that a long search can tell how far it is and stop.
final class EventScanner {

    private static final int FIRST_PAGE = 128;
    private static final int LARGEST_PAGE = 4_096;

    private final ChangeLog log;
    private final FilterSelections selections;

    EventScanner(ChangeLog log, FilterSelections selections) {
        this.log = log;
        this.selections = selections;
    }

    Scan of(AcceptedFilter filter, EventOrder order) {
        return order == EventOrder.NEWEST_FIRST ? newestFirst(filter) : oldestFirst(filter);
    }

    Scan newestFirst(AcceptedFilter filter) {
        return new Scan(selections.of(filter), EventOrder.NEWEST_FIRST, Long.MAX_VALUE);
    }

    Scan oldestFirst(AcceptedFilter filter) {
        return new Scan(selections.of(filter), EventOrder.OLDEST_FIRST, 0);
    }

    /// Everything that an expression of the program's own selects, oldest first.
    Scan oldestFirst(FilterExpression expression) {
        return new Scan(selections.of(expression), EventOrder.OLDEST_FIRST, 0);
    }

    /// From an event on, which is not part of it.
    Scan from(long sequence, AcceptedFilter filter, EventOrder order) {
        return new Scan(selections.of(filter), order, sequence);
    }

    /// One search in one direction.
    ///
    /// - **Threading**: one thread at a time.
    final class Scan {

        private final EventSelection selection;
        private final EventOrder order;
        private long cursor;

        private Scan(EventSelection selection, EventOrder order, long cursor) {
            this.selection = selection;
            this.order = order;
            this.cursor = cursor;
        }

        /// Gives events to `taker` until it answers false; true when there are no more.
        boolean run(Predicate<StoredEvent> taker) {
            return run(taker, _ -> true);
        }

        /// The same; `goesOn` hears after each page at which event the search is, whether or not any was found, and
        /// ends it by answering false.
        boolean run(Predicate<StoredEvent> taker, LongPredicate goesOn) {
            for (int size = FIRST_PAGE; ; size = Math.min(size * 2, LARGEST_PAGE)) {
                EventPage page = order == EventOrder.NEWEST_FIRST
                        ? log.before(cursor, selection, size)
                        : log.after(cursor, selection, size);
                for (StoredEvent event : page.events()) {
                    cursor = event.seq();
                    if (!taker.test(event)) {
                        return false;
                    }
                }
                cursor = page.cursor();
                if (page.isLast()) {
                    return true;
                }
                if (!goesOn.test(cursor)) {
                    return false;
                }
            }
        }

        /// Where the next run would go on.
        long cursor() {
            return cursor;
        }
    }
}
