package io.auditworkbench.cli;

import io.auditworkbench.workbench.view.ActorView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.SourceView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How events are printed in every format.
final class EventShape {

    private EventShape() {}

    /// The columns of a list of events, with those captured columns beside them that were asked for.
    static Shape<EventView> of(String schema, List<String> fields) {
        List<Column<EventView>> columns = new ArrayList<>(List.of(
                Column.text("id", (EventView event) -> Cell.of(event.id())).whole(),
                Column.text("time", (EventView event) -> Cell.of(TimeText.data(event.committedAt())))
                        .whole(),
                Column.text("op", event -> Cell.of(event.kind().word(), ChangeText.style(event.kind()))),
                Column.text("table", event -> Cell.of(event.schema() + "." + event.table())),
                Column.text(
                        "key",
                        event ->
                                Cell.of(event.row() == null ? null : event.row().keyText())),
                Column.text("actor", (EventView event) -> actor(event.actor()))
                        .asData(event -> actorData(event.actor()))));
        fields.forEach(field -> columns.add(field(field)));
        columns.add(Column.text("change", ChangeText::of));
        columns.add(Column.text("tx", event -> Cell.of(event.transactionId())));
        columns.addAll(further());
        return new Shape<>(schema, columns, EventShape::json, EventView::id);
    }

    private static List<Column<EventView>> further() {
        return List.of(
                wide("size", event -> Cell.of(event.transactionSize())),
                wide("grade", event -> Cell.of(event.actor().grade())),
                wide("gtid", event -> Cell.of(event.source().gtid())),
                wide("position", event -> Cell.of(event.source().position())),
                wide(
                        "thread",
                        event -> event.source().connection() == null
                                ? Cell.NONE
                                : Cell.of(event.source().connection())),
                wide("source", event -> Cell.of(event.source().name())),
                wide("bytes", event -> Cell.of(event.storedBytes())),
                wide(
                        "statement",
                        event -> Cell.of(
                                event.statement() == null
                                        ? null
                                        : event.statement().text())));
    }

    private static Column<EventView> wide(String name, Function<EventView, Cell> cell) {
        return Column.text(name, cell).whenWide();
    }

    private static Column<EventView> field(String name) {
        return Column.text(
                name,
                event -> event.column(name)
                        .map(column -> ValueText.data(column.latest()))
                        .orElse(Cell.NONE));
    }

    /// The actor with its grade: a name that is only a guess ends in `?`.
    static Cell actor(ActorView actor) {
        return switch (actor.grade()) {
            case "unknown" -> Cell.of("?", Style.DIM);
            case "heuristic" -> Cell.of(actor.name() + " ?", Style.DIM);
            case "exact" -> Cell.of(actor.name(), Style.BOLD);
            default -> Cell.of(actor.name());
        };
    }

    /// The actor's name; no value when nobody knows it.
    static Cell actorData(ActorView actor) {
        return actor.grade().equals("unknown") ? Cell.NONE : Cell.of(actor.name());
    }

    /// One event for JSON.
    static Map<String, @Nullable Object> json(EventView event) {
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
                "actor", actorJson(event.actor()),
                "changed",
                        event.columns().stream()
                                .filter(ColumnView::isChanged)
                                .map(ColumnView::name)
                                .toList(),
                "before", side(event, ColumnView::before),
                "after", side(event, ColumnView::after),
                "source", sourceJson(event.source()),
                "statement",
                        event.statement() == null ? null : event.statement().text(),
                "ddl", event.ddl() == null ? null : event.ddl().text(),
                "transaction_size", event.transactionSize(),
                "stored_bytes", event.storedBytes());
    }

    static Map<String, @Nullable Object> actorJson(ActorView actor) {
        return Trees.map(
                "name", actor.grade().equals("unknown") ? null : actor.name(),
                "grade", actor.grade(),
                "source", actor.source());
    }

    static Map<String, @Nullable Object> sourceJson(SourceView source) {
        return Trees.map(
                "name", source.name(),
                "gtid", source.gtid(),
                "file", source.file().isEmpty() ? null : source.file(),
                "offset", source.file().isEmpty() ? null : source.offset(),
                "thread", source.connection(),
                "server", source.serverId());
    }

    /// One side of a change: null when it has none; columns that were not logged are left out.
    static @Nullable Object side(EventView event, Function<ColumnView, @Nullable ValueView> side) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean isThere = false;
        for (ColumnView column : event.columns()) {
            ValueView value = side.apply(column);
            isThere |= value != null;
            if (value != null && value.kind() != ValueKind.ABSENT) {
                values.put(column.name(), ValueText.json(value));
            }
        }
        return isThere ? values : null;
    }
}
