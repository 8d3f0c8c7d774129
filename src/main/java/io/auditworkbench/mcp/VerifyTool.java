package io.auditworkbench.mcp;

import io.auditworkbench.workbench.evidence.TrustLevel;
import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.text.Quantity;
import java.util.List;

/// Proves the store as `verify` does, and says how far that goes.
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
                "Hashes the whole store anew, holds it against every signed checkpoint and what is kept outside of it, and says"
                        + " how far that proves it. It never claims more than was checked. A large store takes a minute.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .with("since", Schema.text("the range whose coverage is told: from when; the whole store is verified"))
                .with("until", Schema.text("until when"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("proven", Schema.truth("whether signatures prove that nothing was changed after it was captured"))
                .with("trust", Schema.text("none (not intact), L1 (not signed), L2, L3 or L4"))
                .with("meaning", Schema.text("the level in words"))
                .with("problems", Schema.texts("what is not as it was sealed, by its place"))
                .with("checked", Schema.texts("what was looked at now"))
                .with("not_checked", Schema.texts("what this does not show"));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        Verification found = context.desk().verification().get();
        String level = found.isIntact() ? found.level().name() : "none";
        return new ToolAnswer(
                        found.isIntact()
                                ? "Intact, " + level + ": " + found.level().meaning() + "."
                                : "ALTERED: " + Quantity.of(found.problemCount(), "thing") + " not as sealed.")
                .put("proven", found.isIntact() && found.level() != TrustLevel.L1)
                .put("trust", level)
                .put("meaning", found.level().meaning())
                .put(
                        "problems",
                        found.problems().stream()
                                .map(problem -> problem.place() + ": " + problem.what())
                                .toList())
                .put(
                        "checked",
                        List.of(Quantity.of(found.events(), "event") + " in "
                                + Quantity.of(found.transactions() - found.prunedTransactions(), "transaction") + ", "
                                + Quantity.of(found.records(), "record") + ", "
                                + Quantity.of(found.checkpoints(), "checkpoint")))
                .put("not_checked", found.limits())
                .seen(context.reading().coverage().between(arguments.text("since"), arguments.text("until")));
    }
}
