package io.auditworkbench.workbench.view;

import java.util.List;

/// A mapping that was proposed for a captured database.
///
/// - **Shape**: `text` is the YAML file; `missing` are entities without a table; `unmapped` tables without an entity.
public record MappingProposalView(
        String schema, String text, List<Table> tables, List<String> missing, List<String> unmapped) {

    public MappingProposalView {
        tables = List.copyOf(tables);
        missing = List.copyOf(missing);
        unmapped = List.copyOf(unmapped);
    }

    /// A table that was placed, and why; `missing` are fields without a column.
    public record Table(String entity, String table, String why, List<Field> fields, List<String> missing) {

        public Table {
            fields = List.copyOf(fields);
            missing = List.copyOf(missing);
        }
    }

    /// A column that was placed, and why; `unknownValues` are values of it without a word.
    public record Field(String field, String column, String why, List<String> unknownValues) {

        public Field {
            unknownValues = List.copyOf(unknownValues);
        }
    }
}
