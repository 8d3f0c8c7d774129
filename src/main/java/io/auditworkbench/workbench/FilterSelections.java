package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.CompiledFilter;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.PlanView;

/// Makes filters ready to run on a store.
final class FilterSelections {

    private final Store store;

    FilterSelections(Store store) {
        this.store = store;
    }

    /// - **Errors**: `BAD_FILTER` for terms that only the values of an event decide: that is still to come.
    EventSelection of(FilterExpression filter) {
        CompiledFilter compiled = store.compile(filter, _ -> true);
        if (!compiled.isDecidedBySql()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_FILTER,
                    "This filter asks for values of rows, which cannot be searched yet.",
                    "Filter by op, table, schema, actor, tx, seq, gtid, file, thread, tx.size, lag or bytes.");
        }
        return compiled.selection();
    }

    /// How a filter would be run.
    PlanView plan(AcceptedFilter filter, long events) {
        CompiledFilter compiled = store.compile(filter.expression(), _ -> true);
        return new PlanView(
                filter.expression().asksForSnapshotRows(),
                String.join(", ", compiled.indexes()),
                compiled.sql(),
                compiled.isDecidedBySql() ? "" : "the filter is decided on the values of each event found",
                events);
    }
}
