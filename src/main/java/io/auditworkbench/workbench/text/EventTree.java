package io.auditworkbench.workbench.text;

import io.auditworkbench.workbench.view.ActorView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.SourceView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One event as a tree for [JsonText], the same in every answer and every file.
public final class EventTree {

    private EventTree() {}

    /// One event for JSON.
    public static Map<String, @Nullable Object> of(EventView event) {
        return Trees.map(
                "id", event.id(),
                "transaction", event.transactionId(),
                "time", TimeText.data(event.committedAt()),
                "captured", TimeText.data(event.capturedAt()),
                "op", event.kind().word(),
                "schema", event.schema(),
                "table", event.table(),
                "row", event.row() == null ? null : event.row().toString(),
                "key", event.row() == null ? null : event.row().keyText(),
                "former_row",
                        event.formerRow() == null ? null : event.formerRow().toString(),
                "actor", actor(event.actor()),
                "changed",
                        event.columns().stream()
                                .filter(ColumnView::isChanged)
                                .map(ColumnView::name)
                                .toList(),
                "before", side(event, ColumnView::before),
                "after", side(event, ColumnView::after),
                "source", source(event.source()),
                "statement",
                        event.statement() == null ? null : event.statement().text(),
                "ddl", event.ddl() == null ? null : event.ddl().text(),
                "transaction_size", event.transactionSize(),
                "stored_bytes", event.storedBytes());
    }

    /// Who it was; no name when nobody knows.
    public static Map<String, @Nullable Object> actor(ActorView actor) {
        return Trees.map(
                "name", actor.grade().equals("unknown") ? null : actor.name(),
                "grade", actor.grade(),
                "source", actor.source());
    }

    /// Where in the log of which server it stood.
    public static Map<String, @Nullable Object> source(SourceView source) {
        return Trees.map(
                "name", source.name(),
                "gtid", source.gtid(),
                "file", source.file().isEmpty() ? null : source.file(),
                "offset", source.file().isEmpty() ? null : source.offset(),
                "thread", source.connection(),
                "server", source.serverId());
    }

    /// One side of a change: null when it has none; columns that were not logged are left out.
    public static @Nullable Object side(EventView event, Function<ColumnView, @Nullable ValueView> side) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean isThere = false;
        for (ColumnView column : event.columns()) {
            ValueView value = side.apply(column);
            isThere |= value != null;
            if (value != null && value.kind() != ValueKind.ABSENT) {
                values.put(column.name(), value(value));
            }
        }
        return isThere ? values : null;
    }

    /// A value: the text exactly as MySQL prints it, null for `NULL`.
    public static @Nullable String value(ValueView value) {
        return value.hasText() ? value.text() : null;
    }
}
