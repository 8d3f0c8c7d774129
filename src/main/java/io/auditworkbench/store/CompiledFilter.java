package io.auditworkbench.store;

import java.util.List;
import java.util.Objects;

/// A filter as it will be run.
///
/// - **Shape**: `indexes` are the indexes that narrow the search, empty when the whole log is looked through; `sql` is
///   the condition with `?` for every value; `isDecidedBySql` says that no value of an event has to be looked at.
public record CompiledFilter(EventSelection selection, List<String> indexes, String sql, boolean isDecidedBySql) {

    public CompiledFilter {
        Objects.requireNonNull(selection, "selection");
        indexes = List.copyOf(indexes);
    }
}
