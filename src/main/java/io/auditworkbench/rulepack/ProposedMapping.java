package io.auditworkbench.rulepack;

import java.util.List;
import java.util.Objects;

/// A mapping as it is proposed, for a person to correct.
///
/// - **Shape**: `text` is a mapping that [MappingReader] reads; `missing` are entities without a table, `unmapped` the
///   tables that were not placed.
public record ProposedMapping(
        String schema, String text, List<Placed> placed, List<String> missing, List<String> unmapped) {

    public ProposedMapping {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(text, "text");
        placed = List.copyOf(placed);
        missing = List.copyOf(missing);
        unmapped = List.copyOf(unmapped);
    }

    /// A table that was placed.
    ///
    /// - **Shape**: `why` is the reason for the table; `missing` are fields that no column was found for.
    public record Placed(String entity, String table, String why, List<PlacedField> fields, List<String> missing) {

        public Placed {
            fields = List.copyOf(fields);
            missing = List.copyOf(missing);
        }
    }

    /// A column that was placed; `unknownValues` are values of it that no word was found for.
    public record PlacedField(String field, String column, String why, List<String> unknownValues) {

        public PlacedField {
            unknownValues = List.copyOf(unknownValues);
        }
    }
}
