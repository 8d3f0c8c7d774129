package io.auditworkbench.workbench;

import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.NumberMatch;
import io.auditworkbench.filter.NumberTest;
import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.PlanView;
import java.util.function.Predicate;

/// TEMPORARY
final class FilterSelections {
    EventSelection of(FilterExpression e) {
        if (e instanceof FilterExpression.Everything)
            return EventSelection.temporary(ev -> ev.operation() != Operation.SNAPSHOT);
        Predicate<StoredEvent> p = predicate(e);
        boolean snap = e.asksForSnapshotRows();
        return EventSelection.temporary(ev -> (snap || ev.operation() != Operation.SNAPSHOT) && p.test(ev));
    }

    Predicate<StoredEvent> predicate(FilterExpression e) {
        return switch (e) {
            case FilterExpression.Everything() -> _ -> true;
            case FilterExpression.And(var ops) ->
                ev -> ops.stream().allMatch(o -> predicate(o).test(ev));
            case FilterExpression.Or(var ops) ->
                ev -> ops.stream().anyMatch(o -> predicate(o).test(ev));
            case FilterExpression.Not(var o) -> predicate(o).negate();
            case FilterTerm.OperationIn(var ops) -> ev -> ops.contains(ev.operation());
            case FilterTerm.NumberField(Field f, NumberTest.AnyOf(var ms)) ->
                ev -> ms.stream()
                        .anyMatch(m -> m instanceof NumberMatch.Between(var a, var b)
                                && a.orElse(0) <= num(f, ev)
                                && num(f, ev) <= b.orElse(Long.MAX_VALUE));
            case FilterTerm.TextField(Field f, TextTest.AnyOf(var ms)) ->
                ev -> ms.stream().anyMatch(m -> m instanceof TextMatch.Is(var t) && t.equalsIgnoreCase(text(f, ev)));
            case FilterTerm.TextField(Field f, TextTest.Equals(var t)) -> ev -> t.equals(text(f, ev));
            default -> _ -> true;
        };
    }

    long num(Field f, StoredEvent ev) {
        return f == Field.TX ? ev.transaction().txId() : ev.seq();
    }

    String text(Field f, StoredEvent ev) {
        return switch (f) {
            case TABLE -> ev.table().name().table();
            case SCHEMA -> ev.table().name().schema();
            case ROW -> String.valueOf(EventViews.row(ev));
            case GTID -> String.valueOf(ev.transaction().header().gtid());
            default -> "";
        };
    }

    PlanView plan(AcceptedFilter f, long events) {
        return new PlanView(false, "", "", "", events);
    }
}
