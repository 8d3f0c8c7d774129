package io.auditworkbench.workbench.sql;

import java.util.List;

/// A view or a table that can be asked, with its columns.
public record SqlRelation(String name, Kind kind, List<String> columns) {

    /// Views are made for people and stay as they are; tables are how the record is kept, and may change.
    public enum Kind {
        VIEW,
        TABLE
    }

    public SqlRelation {
        columns = List.copyOf(columns);
    }
}
