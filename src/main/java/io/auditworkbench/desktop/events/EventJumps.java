package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.FilterEdit;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.TypedMoment;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.FlagView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// From one event of the list to another that has something to do with it.
///
/// - **Threading**: the JavaFX thread.
final class EventJumps {

    private static final int FLAGS_LOOKED_AT = 4_000;

    private final DesktopContext context;
    private final EventListing listing;
    private final LongConsumer selecting;
    private final LatestWork jumping;

    /// - **Shape**: `selecting` selects an event by its number.
    EventJumps(DesktopContext context, EventListing listing, LongConsumer selecting) {
        this.context = context;
        this.listing = listing;
        this.selecting = selecting;
        this.jumping = new LatestWork(context.work());
    }

    /// Selects the next event that a term finds after this one, in the filter and range of here; older ones come next.
    void to(String term, EventQuery.Order order, long from) {
        if (from != EventsViewModel.NONE) {
            search(term, order, Optional.of("E" + from));
        }
    }

    /// Selects the last event up to a moment, as people write it.
    void toTime(String text) {
        try {
            String meant = TypedMoment.meant(text, context.times().zone(), TypedMoment.End.UNTIL);
            search("until:" + meant.replace(' ', 'T'), EventQuery.Order.NEWEST_FIRST, Optional.empty());
        } catch (WorkbenchException unclear) {
            context.notices().problem(context.work().problem(unclear));
        }
    }

    private void search(String term, EventQuery.Order order, Optional<String> after) {
        OpenStore store = context.session().required();
        Place here = context.navigator().place();
        String both = FilterEdit.and(here.filter(), term);
        jumping.run(
                stop -> {
                    List<Long> found = new ArrayList<>();
                    EventQuery query = new EventQuery(Asked.of(store, here, both), 1, order, after);
                    store.reading().events().search(query, first(found, stop));
                    return found;
                },
                found -> arrive(found.stream().findFirst()),
                context.notices()::problem);
    }

    private static EventSink first(List<Long> found, BooleanSupplier stop) {
        return new EventSink() {
            @Override
            public void take(EventView event) {
                found.add(event.sequence());
            }

            @Override
            public void scanned(long events, long of) {
                // one is found soon
            }

            @Override
            public boolean isWanted() {
                return found.isEmpty() && !stop.getAsBoolean();
            }
        };
    }

    private void arrive(Optional<Long> found) {
        found.ifPresentOrElse(selecting::accept, () -> context.notices().done(context.text("events.jump.none"), ""));
    }

    /// Selects the next event of the list in which something was found; older ones come next.
    void toFlag(EventQuery.Order order, long from) {
        OpenStore store = context.session().required();
        long here = from == EventsViewModel.NONE ? Long.MAX_VALUE : from;
        boolean isOlder = order == EventQuery.Order.NEWEST_FIRST;
        jumping.run(
                _ -> isOlder
                        ? store.reading().browser().flagsNewestFirst(1, here - 1, FLAGS_LOOKED_AT)
                        : store.reading().browser().flags(here + 1, Long.MAX_VALUE, FLAGS_LOOKED_AT),
                flags -> arrive(flags.stream()
                        .map(FlagView::sequence)
                        .filter(listing::has)
                        .findFirst()),
                context.notices()::problem);
    }
}
