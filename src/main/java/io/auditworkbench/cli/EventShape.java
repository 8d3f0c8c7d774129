package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.ActorView;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
        return new Shape<>(schema, columns, EventTree::of, EventView::id);
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
}
