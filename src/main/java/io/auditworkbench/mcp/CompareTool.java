package io.auditworkbench.mcp;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.BaselineDiff;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.BaselineView;
import java.util.List;
import java.util.Optional;

/// In what some events differ from others.
final class CompareTool extends McpTool {

    private final ToolContext context;

    CompareTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_compare",
                "Compare with the usual",
                "Says in what some events differ from others, the most telling first: which actors, "
                        + "tables or operations are over- or under-represented.");
    }

    private static final int TOP = 20;

    @Override
    Schema takes() {
        return Schema.object()
                .requires("selection", Schema.filter())
                .with(
                        "baseline",
                        Schema.text(
                                "what to compare with: prev (the time before, as long), same-hour-4w (the same time of"
                                        + " the four weeks before), or filter text; prev when left out"))
                .with("since", Schema.text("from when the selection begins"))
                .with("until", Schema.text("until when; a day counts whole"))
                .with(
                        "by",
                        Schema.texts(
                                "in what: actor, table, op, hour … or a column; actor, table, op and changed when left out"))
                .with(
                        "limit",
                        Schema.count(
                                "how many differences", TOP, context.options().maxRows()));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("events", Schema.number("how many events were chosen"))
                .with("usual_events", Schema.number("how many are in the baseline"))
                .with("baseline", Schema.text("the filter of the baseline"))
                .with(
                        "differences",
                        Schema.rows("the most telling first", Schema.object().with("field", Schema.text("of what"))));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        AcceptedFilter chosen = context.filter(FilterForm.text(arguments.value("selection")), arguments);
        List<AcceptedFilter> usual = usual(arguments, chosen);
        List<String> by = arguments.texts("by", 6);
        List<GroupField> fields = context.reading()
                .statistics()
                .fields("by", by.isEmpty() ? List.of("actor", "table", "op", "changed") : by);
        GroupWords.refuseColumns(context, fields);
        BaselineView view =
                new BaselineDiff(context.reading().statistics()).compare(chosen, usual, fields, ToolContext.deadline());
        int top = arguments.count("limit", TOP, context.options().maxRows());
        ToolAnswer answer = new ToolAnswer(view.events() + " events against " + view.usualEvents() + "; "
                        + view.differences().size() + " differences.")
                .put("events", view.events())
                .put("usual_events", view.usualEvents())
                .put("baseline", usual.getFirst().canonical())
                .list(
                        "differences",
                        view.differences().stream()
                                .limit(top)
                                .map(one -> Trees.map(
                                        "field", one.field(),
                                        "value", one.value().isEmpty() ? "?" : one.value(),
                                        "events", one.count(),
                                        "usual_events", one.usualCount(),
                                        "score", Math.round(one.score())))
                                .toList(),
                        List.of(),
                        _ -> Optional.empty())
                .about(chosen)
                .seen(view.coverage());
        if (view.isPartial()) {
            answer.isCut(ToolContext.deadlineNote());
        }
        return view.differences().size() > top ? answer.isCut("Only the first " + top + " are here.") : answer;
    }

    private List<AcceptedFilter> usual(Arguments arguments, AcceptedFilter chosen) {
        String baseline = arguments.text("baseline").orElse("prev").strip();
        return switch (baseline) {
            case "prev" -> List.of(context.reading().filters().before(chosen));
            case "same-hour-4w" -> context.reading().filters().weeksBefore(chosen, 4);
            default -> List.of(context.filter(baseline, new Arguments(java.util.Map.of())));
        };
    }
}
