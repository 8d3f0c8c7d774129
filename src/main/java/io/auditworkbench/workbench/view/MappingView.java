package io.auditworkbench.workbench.view;

import java.util.List;

/// A mapping as lists show it.
///
/// - **Shape**: `origin` is `built-in` or `user`; `file` is where it is; `text` is as it was written.
public record MappingView(String name, String schema, String origin, String file, List<Table> tables, String text) {

    public MappingView {
        tables = List.copyOf(tables);
    }

    /// A table that it maps.
    ///
    /// - **Shape**: `fields` as `status: state`; `isCaptured` says that the store has a table of the name.
    public record Table(String entity, String table, List<String> fields, boolean isCaptured) {

        public Table {
            fields = List.copyOf(fields);
        }
    }
}
