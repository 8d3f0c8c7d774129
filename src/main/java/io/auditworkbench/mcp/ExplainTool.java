package io.auditworkbench.mcp;

import io.auditworkbench.workbench.explanation.NarrationQuestion;
import io.auditworkbench.workbench.explanation.Narrator;
import io.auditworkbench.workbench.text.NarrationTree;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.ExplanationView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Explains from facts.
final class ExplainTool extends McpTool {

    private final ToolContext context;

    ExplainTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_explain",
                "Explain",
                "Explains a finding (A17), business event (B9), transaction (T88) or change (E1024) in "
                        + "sentences made from its facts; each cites its evidence.");
    }

    @Override
    Schema takes() {
        return Schema.object().requires("id", Schema.text("A17, B9, T88 or E1024"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("id", Schema.text("what was explained"))
                .with("title", Schema.text("in a line"))
                .with(
                        "sections",
                        Schema.rows(
                                "sentences under headings; is_fact tells what is from the record of this thing from what"
                                        + " holds for everything of its kind",
                                Schema.object()))
                .with(
                        "narration",
                        Schema.object("what a local language model made of it, where one is set up: claims, each"
                                + " held to the facts; never evidence"));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        context.refuseWhileMasking("An explanation");
        String id = arguments.required("id");
        ExplanationView view = context.reading().explain().explain(id);
        ToolAnswer answer = facts(view);
        Narrator narrator = context.reading().narrator();
        return narrator.settings().hasModel()
                ? answer.put("narration", NarrationTree.of(narrator.narrate(NarrationQuestion.about(id))))
                : answer;
    }

    private static ToolAnswer facts(ExplanationView view) {
        return new ToolAnswer("An explanation of " + view.id() + ", from its facts alone.")
                .put("id", view.id())
                .put("kind", view.kind())
                .put("title", view.title())
                .list(
                        "sections",
                        view.sections().stream().map(ExplainTool::section).toList(),
                        List.of(),
                        _ -> Optional.empty())
                .seen(view.coverage())
                .link(Uris.of(view.id()));
    }

    private static Map<String, @Nullable Object> section(ExplanationView.Section section) {
        return Trees.map(
                "topic", section.topic(),
                "title", section.title(),
                "sentences",
                        section.sentences().stream()
                                .map(each ->
                                        Trees.map("text", each.text(), "is_fact", each.isFact(), "cites", each.cites()))
                                .toList());
    }
}
