package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Measures how long the first page of a filter takes, newest first, and the page behind it.
///
/// - **Shape**: *cold* opens the store anew for each round, with nothing of it in SQLite's cache; *warm* asks an open
///   one again. The operating system's cache is as it is. What takes longer than two seconds
///   is asked once.
/// - **Threading**: one thread.
public final class FirstPageBench {

    private static final int LIMIT = 100;
    private static final double SLOW_MILLIS = 2_000;

    private final Supplier<StoreReading> open;
    private final int rounds;

    /// `open` opens the store anew; each figure is the median of `rounds` rounds.
    public FirstPageBench(Supplier<StoreReading> open, int rounds) {
        this.open = open;
        this.rounds = rounds;
    }

    /// What one filter took.
    ///
    /// - **Shape**: `indexes` are those that narrow the search, empty when the log is looked through; `found` events on
    ///   the first page; `nextMillis` is negative when there is no second page.
    /// - **Units**: milliseconds.
    public record Timing(
            String filter, String indexes, int found, double coldMillis, double warmMillis, double nextMillis) {}

    /// Measures each filter; a name in braces stands for what the event in the middle of the store has.
    ///
    /// - **Errors**: `BAD_USAGE` for a filter that cannot be read.
    public void run(List<String> filters, Consumer<Timing> each) {
        List<String> filled;
        try (StoreReading reading = open.get()) {
            filled = filters.stream().map(filler(reading)::fill).toList();
        }
        filled.forEach(filter -> each.accept(timing(filter)));
    }

    private Timing timing(String filter) {
        List<Double> cold = new ArrayList<>();
        Answer first = askAnew(filter);
        if (first.millis > SLOW_MILLIS) {
            return timing(filter, first, List.of(first.millis), List.of(first.millis), List.of());
        }
        for (int round = 0; round < rounds; round++) {
            cold.add(askAnew(filter).millis);
        }
        try (StoreReading reading = open.get()) {
            List<Double> warm = new ArrayList<>();
            List<Double> behind = new ArrayList<>();
            ask(reading, filter, Optional.empty());
            for (int round = 0; round < rounds; round++) {
                warm.add(ask(reading, filter, Optional.empty()).millis);
                first.next.ifPresent(cursor -> behind.add(ask(reading, filter, Optional.of(cursor)).millis));
            }
            return timing(filter, first, cold, warm, behind);
        }
    }

    private Timing timing(String filter, Answer first, List<Double> cold, List<Double> warm, List<Double> behind) {
        return new Timing(
                filter, first.indexes, first.found, median(cold), median(warm), behind.isEmpty() ? -1 : median(behind));
    }

    private Answer askAnew(String filter) {
        try (StoreReading reading = open.get()) {
            return ask(reading, filter, Optional.empty());
        }
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    private record Answer(double millis, int found, String indexes, Optional<String> next) {}

    private static Answer ask(StoreReading reading, String filter, Optional<String> cursor) {
        long start = System.nanoTime();
        Counting sink = new Counting();
        EventQuery query = new EventQuery(accepted(reading, filter), LIMIT, EventQuery.Order.NEWEST_FIRST, cursor);
        EventSearch.Found found = reading.events().search(query, sink);
        double millis = (System.nanoTime() - start) / 1e6;
        String indexes = reading.events().plan(query.filter()).index();
        return new Answer(millis, sink.found, indexes, found.next());
    }

    private static AcceptedFilter accepted(StoreReading reading, String filter) {
        return switch (reading.filters().read(FilterRequest.of(filter))) {
            case FilterReading.Accepted(AcceptedFilter accepted) -> accepted;
            case FilterReading.Refused(String text, var problems) ->
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "\"" + text + "\" cannot be read: "
                                + problems.getFirst().message() + ".",
                        "Try it with `filter check`.");
        };
    }

    private static Filler filler(StoreReading reading) {
        Counting middle = new Counting();
        long last = reading.events().plan(accepted(reading, "")).events();
        String filter = "seq:" + last / 2 + ".." + last;
        EventQuery query =
                new EventQuery(accepted(reading, filter), 1, EventQuery.Order.OLDEST_FIRST, Optional.empty());
        reading.events().search(query, middle);
        return new Filler(middle.last);
    }

    /// Puts the middle event's own names into filters.
    private record Filler(@Nullable EventView event) {

        String fill(String filter) {
            if (event == null) {
                return filter;
            }
            return filter.replace("{event}", event.id())
                    .replace("{tx}", event.transactionId())
                    .replace("{row}", String.valueOf(event.row()))
                    .replace("{gtid}", String.valueOf(event.source().gtid()))
                    .replace("{day}", event.committedAt().toString().substring(0, 10));
        }
    }

    private static final class Counting implements EventSink {

        private int found;
        private @Nullable EventView last;

        @Override
        public void take(EventView event) {
            found++;
            last = event;
        }

        @Override
        public void scanned(long events, long of) {
            // only what is found counts
        }

        @Override
        public boolean isWanted() {
            return true;
        }
    }
}
