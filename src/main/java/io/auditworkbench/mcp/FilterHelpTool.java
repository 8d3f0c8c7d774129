package io.auditworkbench.mcp;

import io.auditworkbench.filter.CompletionCandidate;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.text.Trees;
import java.util.List;
import java.util.Optional;

/// Reads a draft of a filter.
final class FilterHelpTool extends McpTool {

    private final ToolContext context;

    FilterHelpTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_filter_help",
                "Help with a filter",
                "Reads a draft of a filter without running it: its one spelling, or every problem with "
                        + "its place and suggestions, and what could be written next.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .requires("draft", Schema.filter())
                .with(
                        "limit",
                        Schema.count(
                                "how many continuations", 20, context.options().maxRows()));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("valid", Schema.truth("whether it can run"))
                .with("text", Schema.text("the text that offsets count in, in UTF-16 units"))
                .with("canonical", Schema.text("its one spelling"))
                .with("problems", Schema.rows("what is wrong, and what could stand there", Schema.object()))
                .with("continuations", Schema.rows("what could be written at its end", Schema.object()))
                .with("language", Schema.text("where the language is described"));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        String draft = FilterForm.text(arguments.value("draft"));
        int limit = arguments.count("limit", 20, context.options().maxRows());
        ToolAnswer answer = switch (context.reading().filters().read(FilterRequest.of(draft))) {
            case FilterReading.Accepted(AcceptedFilter accepted) ->
                new ToolAnswer("The filter can run.")
                        .put("valid", true)
                        .put("canonical", accepted.canonical())
                        .about(context.told(accepted));
            case FilterReading.Refused(String _, var problems) ->
                new ToolAnswer("The filter cannot run: " + problems.size() + " problems.")
                        .put("valid", false)
                        .put(
                                "problems",
                                context.told(problems).stream()
                                        .map(ErrorForm::problem)
                                        .toList());
        };
        List<CompletionCandidate> candidates = context.reading().filters().complete(draft, draft.length());
        return answer.put("text", draft)
                .put("language", "audit://docs/filter")
                .list(
                        "continuations",
                        candidates.stream()
                                .filter(this::isOffered)
                                .limit(limit)
                                .map(each -> Trees.map(
                                        "kind", Shapes.words(each.kind()),
                                        "insert", each.inserted(),
                                        "means", each.sentence(),
                                        "filter", each.in(draft)))
                                .toList(),
                        List.of("means"),
                        _ -> Optional.empty())
                .seen(context.reading().coverage().all())
                .link("audit://docs/filter");
    }

    /// While values are masked, none is offered.
    private boolean isOffered(CompletionCandidate candidate) {
        return switch (candidate.kind()) {
            case FIELD, OPERATOR, KEYWORD -> true;
            case FILTER, VALUE, GLOB, STATE -> !context.options().isMasking();
        };
    }
}
