package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.view.DetectorView;
import io.auditworkbench.workbench.view.RuleView;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a rule as it was written.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "show",
        description = "Print a rule as it was written, or a detector with its parameters and their values.")
final class RulesShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RULE", description = "the rule or detector, as in sale-completed or mass-delete")
    private String id = "";

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<RuleDesk> desk;

    RulesShowCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<RuleDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.YAML, OutputFormat.JSON);
        RuleDesk rules = desk.get();
        Optional<DetectorView> detector = rules
                .detectors(storePath.apply(output.options().store()))
                .stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        if (detector.isPresent()) {
            return show(detector.get(), format);
        }
        RuleView rule = rules.show(id);
        if (format == OutputFormat.YAML) {
            output.text(rule.text());
        } else {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>(RulesListCommand.json(rule));
            tree.put("text", rule.text());
            Ending ending = new Ending("", "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, "auditctl.rule/1", ending, List.of(tree));
        }
        output.flush();
        return ExitCode.DONE.number();
    }

    private int show(DetectorView detector, OutputFormat format) {
        Map<String, @Nullable Object> tree = DetectorShape.json(detector);
        if (format == OutputFormat.YAML) {
            output.text(YamlText.of(tree));
        } else {
            Ending ending = new Ending("", "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, "auditctl.detector/1", ending, List.of(tree));
        }
        output.flush();
        return ExitCode.DONE.number();
    }
}
