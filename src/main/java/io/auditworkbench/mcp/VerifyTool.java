package io.auditworkbench.mcp;

import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.StoreView;
import java.util.List;

/// What can be verified, said plainly.
final class VerifyTool extends McpTool {

    private final ToolContext context;

    VerifyTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_verify",
                "Verify",
                "Says what of a range can be verified in this version, and how far that can be trusted. "
                        + "It never claims more than was checked.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .with("since", Schema.text("from when: 2026-11-20, 3d, @E1024; from the beginning when left out"))
                .with("until", Schema.text("until when"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("proven", Schema.truth("whether a signed log proves that nothing in the range was changed"))
                .with("trust", Schema.text("none: nothing was proven"))
                .with("checked", Schema.texts("what was looked at now"))
                .with("not_checked", Schema.texts("what was not"));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        CoverageView view = context.reading().coverage().between(arguments.text("since"), arguments.text("until"));
        StoreView store = context.reading().report().report();
        return new ToolAnswer(
                        "Nothing was proven: this version keeps a hash of every transaction, but no signed log yet.")
                .put("proven", false)
                .put("trust", "none")
                .put(
                        "checked",
                        List.of(
                                "The store opens, has the form of version " + store.version() + " and "
                                        + store.openGaps() + " open gaps.",
                                "Coverage of the range: see coverage."))
                .put(
                        "not_checked",
                        List.of(
                                "Whether stored changes were altered, removed or added later: no checkpoint is signed and"
                                        + " kept outside of the file.",
                                "The pages of the file: `auditctl doctor` and SQLite's integrity check look at them."))
                .seen(view);
    }
}
