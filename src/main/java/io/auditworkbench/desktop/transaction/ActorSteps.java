package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Finds transactions like one before and after it, such as those of its actor.
///
/// - **Threading**: any thread but the JavaFX thread.
final class ActorSteps {

    private ActorSteps() {}

    /// Which way to look.
    enum Way {
        BEFORE,
        AFTER
    }

    /// The filter of what the same actor did.
    static String ofActor(TransactionView of) {
        return FilterTerms.actor(of.actor().name());
    }

    /// The filter of what the same actor did in the same way to the table with which the transaction began.
    static String ofKind(TraceView of) {
        return of.steps().stream()
                .findFirst()
                .map(first -> String.join(
                        " ",
                        ofActor(of.transaction()),
                        FilterTerms.table(first.schema(), first.table()),
                        FilterTerms.operation(first.kind())))
                .orElseGet(() -> ofActor(of.transaction()));
    }

    /// The id of the nearest transaction that a filter finds; empty when there is none, or the search was stopped.
    static Optional<String> next(StoreReading reading, String text, TransactionView of, Way way, BooleanSupplier stop) {
        if (!(reading.filters().read(FilterRequest.of(text)) instanceof FilterReading.Accepted(var filter))) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        EventQuery query = new EventQuery(filter, 1, order(way), Optional.of("E" + edge(of, way)));
        reading.events().search(query, new EventSink() {
            @Override
            public void take(EventView event) {
                found.add(event.transactionId());
            }

            @Override
            public void scanned(long events, long of) {
                // somebody who goes elsewhere stops it
            }

            @Override
            public boolean isWanted() {
                return found.isEmpty() && !stop.getAsBoolean();
            }
        });
        return found.stream().findFirst();
    }

    private static EventQuery.Order order(Way way) {
        return switch (way) {
            case BEFORE -> EventQuery.Order.NEWEST_FIRST;
            case AFTER -> EventQuery.Order.OLDEST_FIRST;
        };
    }

    private static long edge(TransactionView of, Way way) {
        return switch (way) {
            case BEFORE -> of.firstSequence();
            case AFTER -> of.firstSequence() + Math.max(1, of.eventCount()) - 1;
        };
    }
}
