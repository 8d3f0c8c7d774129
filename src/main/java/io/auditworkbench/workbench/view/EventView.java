package io.auditworkbench.workbench.view;

import io.auditworkbench.masking.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One event as it may be shown, with what is known of its transaction.
///
/// - **Shape**: `row` is null for events that concern no row; `formerRow` is set when an update moved the row to
///   another key; `ddl` is set for schema changes; `transactionSize` counts the events of the transaction.
/// - **Units**: `storedBytes` counts the canonical bytes of the change.
public record EventView(
        long sequence,
        long transaction,
        long transactionSize,
        Instant committedAt,
        Instant capturedAt,
        ChangeKind kind,
        String schema,
        String table,
        @Nullable RowAddress row,
        @Nullable RowAddress formerRow,
        ActorView actor,
        List<ColumnView> columns,
        SourceView source,
        @Nullable MaskedText statement,
        @Nullable MaskedText ddl,
        int storedBytes) {

    public EventView {
        columns = List.copyOf(columns);
    }

    /// The same with other columns.
    public EventView withColumns(List<ColumnView> others) {
        return new EventView(
                sequence,
                transaction,
                transactionSize,
                committedAt,
                capturedAt,
                kind,
                schema,
                table,
                row,
                formerRow,
                actor,
                others,
                source,
                statement,
                ddl,
                storedBytes);
    }

    /// `E1024`.
    public String id() {
        return "E" + sequence;
    }

    /// `T88`.
    public String transactionId() {
        return "T" + transaction;
    }

    /// The columns that the change touched: the differing ones of an update, all of any other change.
    public List<ColumnView> touched() {
        return kind == ChangeKind.UPDATE
                ? columns.stream().filter(ColumnView::isChanged).toList()
                : columns;
    }

    /// The column with this name, in any letter case.
    public Optional<ColumnView> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
