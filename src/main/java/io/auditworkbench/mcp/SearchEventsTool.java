package io.auditworkbench.mcp;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Lists events by a filter.
final class SearchEventsTool extends McpTool {

    private final ToolContext context;

    SearchEventsTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_search_events",
                "Search events",
                "Lists row changes, newest first: what changed, in which row, when, by whom. Of an update "
                        + "it gives the columns that differ. Go on with next_cursor.");
    }

    /// What a row has unless fields are named.
    static final List<String> USUAL =
            List.of("id", "transaction", "time", "op", "schema", "table", "row", "actor", "changed", "before", "after");

    private static final List<String> ALL = List.of(
            "id",
            "transaction",
            "time",
            "captured",
            "op",
            "schema",
            "table",
            "row",
            "key",
            "former_row",
            "actor",
            "changed",
            "before",
            "after",
            "source",
            "statement",
            "ddl",
            "transaction_size",
            "stored_bytes");

    private static final int LIMIT = 50;

    @Override
    Schema takes() {
        return Schema.object()
                .with("filter", Schema.filter())
                .with("since", Schema.text("from when: 2026-11-20, 2026-11-20T14:00, 3d, or @E1024"))
                .with("until", Schema.text("until when, exclusive"))
                .with("limit", Schema.count("how many", LIMIT, context.options().maxRows()))
                .with("cursor", Schema.text("next_cursor of the answer before"))
                .with("fields", Schema.texts("only these: " + String.join(", ", ALL)));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with(
                        "events",
                        Schema.rows(
                                "one for each changed row",
                                Schema.object()
                                        .with("id", Schema.text("E1024: cite it"))
                                        .with("time", Schema.textOrNull("when it was committed, UTC"))
                                        .with("op", Schema.textOrNull("insert, update, delete, …"))
                                        .with("table", Schema.textOrNull("which table"))));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        AcceptedFilter filter = context.filter(arguments);
        List<String> fields = fields(arguments);
        int asked =
                arguments.count("limit", filter.limit(LIMIT), context.options().maxRows());
        Taken taken = new Taken(ToolContext.deadline());
        EventSearch.Found found = context.reading()
                .events()
                .search(new EventQuery(filter, asked, EventQuery.Order.NEWEST_FIRST, arguments.text("cursor")), taken);
        Shapes shapes = context.shapes();
        List<EventView> events = taken.events;
        ToolAnswer answer = new ToolAnswer(headline(events))
                .list(
                        "events",
                        events.stream()
                                .map(event -> shapes.compact(event, fields))
                                .toList(),
                        Shapes.EXPENDABLE,
                        kept -> kept == 0
                                ? Optional.empty()
                                : Optional.of(events.get(kept - 1).id()))
                .about(filter)
                .seen(found.coverage())
                .goesOn(found.next())
                .masked(shapes.masked());
        if (found.isPartial() && found.next().isEmpty()) {
            answer.isCut(ToolContext.deadlineNote());
        }
        if (events.isEmpty() && context.reading().events().leavesOutSnapshotRows(filter)) {
            answer.note("The rows that capture found when it began are left out: add op:snapshot to see them.");
        }
        events.forEach(event -> answer.link("audit://event/" + event.id()));
        return answer;
    }

    private static String headline(List<EventView> events) {
        return events.isEmpty()
                ? "No event."
                : events.size() + " events, " + events.getFirst().id() + " to "
                        + events.getLast().id() + ", newest first.";
    }

    private static List<String> fields(Arguments arguments) {
        List<String> named = arguments.texts("fields", ALL.size());
        for (String field : named) {
            if (!ALL.contains(field)) {
                throw Arguments.bad(
                        "There is no field \"" + field + "\".", "The fields are " + String.join(", ", ALL) + ".");
            }
        }
        if (named.isEmpty()) {
            return USUAL;
        }
        List<String> fields = new ArrayList<>(named);
        fields.remove("id");
        fields.addFirst("id");
        return fields;
    }

    private static final class Taken implements EventSink {
        private final BooleanSupplier isLate;
        private final List<EventView> events = new ArrayList<>();

        Taken(BooleanSupplier isLate) {
            this.isLate = isLate;
        }

        @Override
        public void take(EventView event) {
            events.add(event);
        }

        @Override
        public void scanned(long scanned, long of) {
            // nobody watches
        }

        @Override
        public boolean isWanted() {
            return !isLate.getAsBoolean();
        }
    }
}
