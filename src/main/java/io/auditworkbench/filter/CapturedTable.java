package io.auditworkbench.filter;

import java.util.List;

/// A captured table with every column it ever had.
public record CapturedTable(String schema, String name, List<CapturedColumn> columns) {

    public CapturedTable {
        columns = List.copyOf(columns);
    }
}
