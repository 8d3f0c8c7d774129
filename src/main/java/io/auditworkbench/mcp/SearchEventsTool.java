package io.auditworkbench.mcp;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
                .with("until", Schema.text("until when; a day counts whole"))
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
        Shapes shapes = context.shapes();
        LongTexts texts = new LongTexts(LongTexts.LONGEST);
        Taken taken = new Taken(event -> texts.map(shapes.compact(event, fields)), ToolContext.deadline());
        EventSearch.Found found = context.reading()
                .events()
                .search(new EventQuery(filter, asked, EventQuery.Order.NEWEST_FIRST, arguments.text("cursor")), taken);
        List<String> ids = taken.ids;
        ToolAnswer answer = new ToolAnswer(headline(ids))
                .list(
                        "events",
                        taken.rows,
                        Shapes.EXPENDABLE,
                        kept -> kept == 0 ? Optional.empty() : Optional.of(ids.get(kept - 1)))
                .about(filter)
                .seen(found.coverage())
                .goesOn(found.next())
                .masked(shapes.masked())
                .note(texts.note());
        if (found.isPartial() && found.next().isEmpty()) {
            answer.isCut(ToolContext.deadlineNote());
        }
        if (ids.isEmpty() && context.reading().events().leavesOutSnapshotRows(filter)) {
            answer.note("The rows that capture found when it began are left out: add op:snapshot to see them.");
        }
        ids.forEach(id -> answer.link("audit://event/" + id));
        return answer;
    }

    private static String headline(List<String> ids) {
        return ids.isEmpty()
                ? "No event."
                : ids.size() + " events, " + ids.getFirst() + " to " + ids.getLast() + ", newest first.";
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

    /// Keeps what is shown of an event and not the event: fifty with large values would not fit into memory.
    private static final class Taken implements EventSink {
        private final Function<EventView, Map<String, @Nullable Object>> shape;
        private final BooleanSupplier isLate;
        private final List<String> ids = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

        Taken(Function<EventView, Map<String, @Nullable Object>> shape, BooleanSupplier isLate) {
            this.shape = shape;
            this.isLate = isLate;
        }

        @Override
        public void take(EventView event) {
            ids.add(event.id());
            rows.add(shape.apply(event));
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
