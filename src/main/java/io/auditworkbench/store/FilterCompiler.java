package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.model.change.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Turns a filter into what SQL can find: blocks from the indexes, conditions with bound values only.
///
/// - **Shape**: what the plan leaves open, and only that, is left to the values of each event; see [TermPlan].
/// - **Threading**: one thread at a time.
/// - **Source**: docs/filter-language.md; ADR-0010.
final class FilterCompiler {

    private final TermPlans terms;

    FilterCompiler(DSLContext sql, ReadNames names, FilterQuestion question) {
        terms = new TermPlans(sql, names, question);
    }

    /// The plan for a filter; snapshot rows are left out unless the filter names them.
    TermPlan plan(FilterExpression filter) {
        TermPlan plan = planned(filter);
        if (filter.asksForSnapshotRows()) {
            return plan;
        }
        TermPlan changes = TermPlan.exact(CHANGE_EVENT.OP.ne((long) Operation.SNAPSHOT.code()));
        return filter instanceof FilterExpression.Everything ? changes : TermPlan.every(List.of(plan, changes));
    }

    private TermPlan planned(FilterExpression filter) {
        return switch (filter) {
            case FilterExpression.Everything() -> TermPlan.exact(DSL.trueCondition());
            case FilterExpression.And(List<FilterExpression> operands) -> every(operands);
            case FilterExpression.Or(List<FilterExpression> operands) ->
                TermPlan.any(operands.stream().map(this::planned).toList());
            case FilterExpression.Not(FilterExpression operand) ->
                planned(operand).not();
            case FilterTerm term -> terms.of(term);
        };
    }

    /// The index knows tables and operations together, so that a rare operation in a large table is found at once.
    private TermPlan every(List<FilterExpression> operands) {
        List<TermPlan> plans =
                new ArrayList<>(operands.stream().map(this::planned).toList());
        for (FilterExpression operand : operands) {
            if (operand instanceof FilterTerm.OperationIn(Set<Operation> operations)) {
                plans.replaceAll(plan -> plan.of(operations));
            }
        }
        return TermPlan.every(plans);
    }
}
