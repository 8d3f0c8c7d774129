package io.auditworkbench.mcp;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.CoverageView;

/// What is in the record and what is missing.
final class CoverageTool extends McpTool {

    private final ToolContext context;

    CoverageTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_coverage",
                "Coverage",
                "Says for which time the record holds every change and for which it does not, and why: "
                        + "each gap with its cause. Ask it before saying that something did not happen.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .with("since", Schema.text("from when: 2026-11-20, 3d, @E1024; from the beginning when left out"))
                .with("until", Schema.text("until when"))
                .with(
                        "limit",
                        Schema.count("how many gaps", 50, context.options().maxRows()))
                .with("cursor", Schema.text("next_cursor of the answer before"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("verdict", Schema.text("no-known-gap, gaps, partly-watched or not-watched"))
                .with("gaps", Schema.rows("each hole with cause, effect, tables and range", Schema.object()));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        CoverageView view = context.reading().coverage().between(arguments.text("since"), arguments.text("until"));
        var page = Pages.of(
                view.gaps(),
                arguments,
                arguments.count("limit", 50, context.options().maxRows()));
        return new ToolAnswer("Coverage: " + Shapes.words(view.verdict()) + ".")
                .put("verdict", Shapes.words(view.verdict()))
                .put("sentence", CoverageText.sentence(view))
                .list(
                        "gaps",
                        page.rows().stream().map(CoverageText::json).toList(),
                        java.util.List.of(),
                        page.cursorAt())
                .goesOn(page.next())
                .seen(view);
    }
}
