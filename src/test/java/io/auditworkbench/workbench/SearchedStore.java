package io.auditworkbench.workbench;

import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterContext;
import io.auditworkbench.filter.FilterEvaluator;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.filter.WorkingHours;
import io.auditworkbench.store.CompiledFilter;
import io.auditworkbench.store.EventPage;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.FilterQuestion;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A store with its events, as the evaluator sees them.
record SearchedStore(Store store, EventSurroundings surroundings, List<StoredSubject> subjects) {

    static SearchedStore open(Path file) {
        Store store = Store.openForReading(file);
        EventSurroundings surroundings = new EventSurroundings(store.changes(), store.catalogue());
        List<StoredSubject> subjects = new ArrayList<>();
        for (StoredEvent event : events(cursor -> store.changes().after(cursor, EventSelection.ALL, 1_000), 0)) {
            subjects.add(new StoredSubject(event, surroundings));
        }
        return new SearchedStore(store, surroundings, subjects);
    }

    List<Long> accepted(FilterExpression filter) {
        FilterEvaluator evaluator = new FilterEvaluator(
                filter,
                Directives.NONE,
                new FilterContext(
                        frame(),
                        WorkingHours.USUAL,
                        sequence -> subjects.stream()
                                .filter(subject -> subject.sequence() == sequence)
                                .findFirst()
                                .map(Function.identity())));
        return subjects.stream()
                .filter(evaluator::matches)
                .map(StoredSubject::sequence)
                .toList();
    }

    CompiledFilter compiled(FilterExpression filter) {
        FilterEvaluator evaluator = new FilterEvaluator(
                filter,
                Directives.NONE,
                new FilterContext(
                        frame(),
                        WorkingHours.USUAL,
                        sequence ->
                                store.changes().event(sequence).map(event -> new StoredSubject(event, surroundings))));
        return store.compile(
                new FilterQuestion(filter, frame(), new RowHints(store.catalogue())),
                event -> evaluator.matches(new StoredSubject(event, surroundings)));
    }

    List<Long> foundOldestFirst(FilterExpression filter) {
        EventSelection selection = compiled(filter).selection();
        return seqs(events(cursor -> store.changes().after(cursor, selection, 150), 0));
    }

    List<Long> foundNewestFirst(FilterExpression filter) {
        EventSelection selection = compiled(filter).selection();
        return seqs(events(cursor -> store.changes().before(cursor, selection, 150), Long.MAX_VALUE));
    }

    private static TimeFrame frame() {
        return TimeFrame.of(Clock.fixed(StoredShop.NOW, ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static List<Long> seqs(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::seq).toList();
    }

    private static List<StoredEvent> events(Function<Long, EventPage> pages, long start) {
        List<StoredEvent> events = new ArrayList<>();
        for (EventPage page = pages.apply(start); ; page = pages.apply(page.cursor())) {
            events.addAll(page.events());
            if (page.isLast()) {
                return events;
            }
        }
    }
}
