package io.auditworkbench.workbench.view;

/// How a filter would be run.
///
/// - **Shape**: `index` says which indexes narrow the search, empty when none does; `sql` is the condition in SQL with
///   `?` for every value; `residual` is what only the changed values can tell, empty when nothing is left; `events` is
///   the size of the store.
public record PlanView(boolean seesSnapshotRows, String index, String sql, String residual, long events) {

    /// Whether an index narrows the search.
    public boolean isIndexed() {
        return !index.isEmpty();
    }
}
