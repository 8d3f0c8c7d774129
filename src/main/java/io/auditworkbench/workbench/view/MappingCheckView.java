package io.auditworkbench.workbench.view;

import java.util.List;

/// What is wrong with a mapping, and what it leaves out.
///
/// - **Shape**: `problems` with file, line and column, none for a mapping that can be used. The others are of such a
///   mapping only: `mapped` as `order is orders`, `missing` entities without a table, `unmapped` captured tables of its
///   database that it does not name.
public record MappingCheckView(
        String file,
        String schema,
        List<String> problems,
        List<String> mapped,
        List<String> missing,
        List<String> unmapped) {

    public MappingCheckView {
        problems = List.copyOf(problems);
        mapped = List.copyOf(mapped);
        missing = List.copyOf(missing);
        unmapped = List.copyOf(unmapped);
    }
}
