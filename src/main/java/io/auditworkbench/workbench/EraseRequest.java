package io.auditworkbench.workbench;

import java.util.List;
import java.util.Objects;

/// Which values to erase.
///
/// - **Shape**: `where` is a filter; `columns` as `table.column` or `schema.table.column`, at least one. The filter may
///   hold the value and is kept nowhere.
public record EraseRequest(String where, List<String> columns) {

    public EraseRequest {
        Objects.requireNonNull(where, "where");
        columns = List.copyOf(columns);
    }

    /// Says nothing of the filter, so that it reaches no log by accident.
    @Override
    public String toString() {
        return "EraseRequest[" + columns + "]";
    }
}
