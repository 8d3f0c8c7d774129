package io.auditworkbench.mcp;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.DetectorView;
import io.auditworkbench.workbench.view.RuleView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule or detector looks for.
final class ExplainRuleTool extends McpTool {

    private final ToolContext context;

    ExplainRuleTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_explain_rule",
                "Explain a rule or detector",
                "Says what a rule or detector looks for, with which numbers, and when it is wrong. "
                        + "Without a name it lists all.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .with(
                        "rule",
                        Schema.text("the rule or detector, as in sale-completed or mass-delete; all when left out"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with(
                        "rules",
                        Schema.rows(
                                "rules conclude business events, detectors find what is odd",
                                Schema.object()
                                        .with("id", Schema.text("its name"))
                                        .with("kind", Schema.text("rule or detector"))));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        Optional<String> name = arguments.text("rule");
        RuleDesk rules = context.desk().rules().get();
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (DetectorView detector : rules.detectors(context.desk().store())) {
            if (name.isEmpty() || name.get().equals(detector.id())) {
                found.add(detector(detector, name.isPresent()));
            }
        }
        for (RuleView rule : rules.list(context.desk().store())) {
            if (name.isEmpty() || name.get().equals(rule.id())) {
                found.add(rule(rule, name.isPresent()));
            }
        }
        if (found.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no rule or detector of that name.",
                    "Call audit_explain_rule without a name: it lists them all.");
        }
        return new ToolAnswer(found.size() == 1 ? "One rule or detector." : found.size() + " rules and detectors.")
                .list("rules", found, List.of("text", "parameters", "description"), _ -> Optional.empty())
                .seen(context.reading().coverage().all());
    }

    private static Map<String, @Nullable Object> detector(DetectorView one, boolean isWhole) {
        return Trees.map(
                "id", one.id(),
                "kind", "detector",
                "title", one.title(),
                "topic", one.topic(),
                "state", one.state(),
                "looks_at", one.looksAt(),
                "description", isWhole ? one.description() : null,
                "parameters",
                        isWhole
                                ? one.parameters().stream()
                                        .map(ExplainRuleTool::parameter)
                                        .toList()
                                : null);
    }

    private static Map<String, @Nullable Object> parameter(DetectorView.Parameter one) {
        return Trees.map(
                "name", one.name(),
                "value", one.value(),
                "default", one.usual(),
                "unit", one.unit(),
                "meaning", one.meaning());
    }

    private static Map<String, @Nullable Object> rule(RuleView one, boolean isWhole) {
        return Trees.map(
                "id", one.id(),
                "kind", "rule",
                "title", one.title(),
                "version", one.version(),
                "level", one.level(),
                "status", one.status(),
                "state", one.state(),
                "events", one.events(),
                "needs", one.needs().isEmpty() ? null : one.needs(),
                "failed", one.failed().isEmpty() ? null : one.failed(),
                "description", isWhole ? one.description().strip() : null,
                "when_wrong", isWhole ? one.falsePositives() : null,
                "text", isWhole ? one.text() : null);
    }
}
