package io.auditworkbench.workbench;

import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterContext;
import io.auditworkbench.filter.FilterEvaluator;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.filter.WorkingHours;
import io.auditworkbench.store.CompiledFilter;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.FilterQuestion;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.PlanView;
import java.time.Clock;
import java.time.ZoneOffset;

/// Makes filters ready to run on a store: what SQL can find, and the evaluator for what only values tell.
final class FilterSelections {

    private final Store store;
    private final EventSurroundings surroundings;
    private final RowHints hints;
    private final Clock clock;

    FilterSelections(Store store, EventSurroundings surroundings, RowHints hints, Clock clock) {
        this.store = store;
        this.surroundings = surroundings;
        this.hints = hints;
        this.clock = clock;
    }

    /// The events that an expression of the program's own selects.
    EventSelection of(FilterExpression expression) {
        return compiled(expression, Directives.NONE).selection();
    }

    /// The events that a filter selects.
    EventSelection of(AcceptedFilter filter) {
        return compiled(filter.expression(), filter.directives()).selection();
    }

    /// A filter as it will be run.
    CompiledFilter compiled(AcceptedFilter filter) {
        return compiled(filter.expression(), filter.directives());
    }

    private CompiledFilter compiled(FilterExpression expression, Directives directives) {
        TimeFrame frame = TimeFrame.of(clock, ZoneOffset.UTC);
        FilterEvaluator evaluator = evaluator(expression, directives, frame);
        return store.compile(
                new FilterQuestion(expression, frame.with(directives), hints),
                event -> evaluator.matches(new StoredSubject(event, surroundings)));
    }

    private FilterEvaluator evaluator(FilterExpression expression, Directives directives, TimeFrame frame) {
        return new FilterEvaluator(
                expression,
                directives,
                new FilterContext(
                        frame,
                        WorkingHours.USUAL,
                        sequence ->
                                store.changes().event(sequence).map(event -> new StoredSubject(event, surroundings))));
    }

    /// How a filter would be run.
    PlanView plan(AcceptedFilter filter, long events) {
        CompiledFilter compiled = compiled(filter.expression(), filter.directives());
        return new PlanView(
                filter.expression().asksForSnapshotRows(),
                String.join(", ", compiled.indexes()),
                compiled.sql(),
                compiled.isDecidedBySql() ? "" : "every event found so far is asked the whole filter",
                events);
    }
}
