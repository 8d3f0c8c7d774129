package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;

/// One transaction of the source, or another entry of the log, as a whole.
///
/// - **Shape**: `kind` is `stream`, `snapshot`, `ddl`, `ingest` or `gap`; `identity` names it at the source; `tables`
///   in the order of their names; `leaf` is the hash that binds it, in hexadecimal.
public record TransactionView(
        long number,
        String kind,
        String identity,
        Instant committedAt,
        Instant capturedAt,
        SourceView source,
        ActorView actor,
        long eventCount,
        long firstSequence,
        List<TableCount> tables,
        String leaf) {

    /// How many events of one kind a table has.
    public record TableCount(String schema, String table, ChangeKind kind, long events) {}

    public TransactionView {
        tables = List.copyOf(tables);
    }

    /// `T88`.
    public String id() {
        return "T" + number;
    }
}
