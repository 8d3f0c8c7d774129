package io.auditworkbench.cli;

import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.view.RuleView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a rule as it was written.
@Command(name = "show", description = "Print a rule as it was written.")
final class RulesShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RULE", description = "the rule, as in sale-completed")
    private String id = "";

    private final Output output;
    private final Supplier<RuleDesk> desk;

    RulesShowCommand(Output output, Supplier<RuleDesk> desk) {
        this.output = output;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.YAML, OutputFormat.JSON);
        RuleView rule = desk.get().show(id);
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
}
