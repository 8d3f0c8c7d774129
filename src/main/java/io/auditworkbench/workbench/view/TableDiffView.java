package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;

/// The net change of tables between two moments.
///
/// - **Shape**: `rows` are those that differ in the end; `stats` one line a table, also where everything was changed
///   back; `notes` are sentences; `isCut` when the number of changes read reached its limit.
public record TableDiffView(
        Instant from,
        Instant until,
        List<NetRowView> rows,
        List<Stat> stats,
        boolean isCut,
        List<String> notes,
        CoverageView coverage) {

    /// What happened to a table in all.
    public record Stat(
            String schema, String table, long inserted, long updated, long deleted, long unchanged, long events) {}

    public TableDiffView {
        rows = List.copyOf(rows);
        stats = List.copyOf(stats);
        notes = List.copyOf(notes);
    }
}
