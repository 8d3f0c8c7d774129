package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.view.WhyNotView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Names the condition that kept a rule from concluding something from a row.
@Recorded(AuditAction.Kind.READ)
@Command(name = "why-not", description = "Name the condition that kept a rule from concluding something from a row.")
public final class WhyNotCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.why-not/1";
    private static final int SHOWN = 3;

    @Option(names = "--rule", required = true, paramLabel = "RULE", description = "the rule, as in sale-completed")
    private String rule = "";

    @Option(names = "--row", required = true, paramLabel = "TABLE/KEY", description = "the row, as in orders/1042")
    private String row = "";

    private final Output output;
    private final ConclusionDoor conclusions;

    public WhyNotCommand(Output output, ConclusionDoor conclusions) {
        this.output = output;
        this.conclusions = conclusions;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        return conclusions.read(desk -> answer(desk, format)).number();
    }

    private ExitCode answer(ConclusionDesk desk, OutputFormat format) {
        WhyNotView view = desk.whyNot(rule, row);
        if (format == OutputFormat.TABLE) {
            print(view);
            output.flush();
        } else {
            Ending ending = new Ending(desk.name(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, SCHEMA, ending, List.of(json(view)));
        }
        return ExitCode.DONE;
    }

    private void print(WhyNotView view) {
        Page page = new Page(output);
        page.heading(view.rule(), view.row());
        if (!view.note().isEmpty()) {
            page.sentence(view.note());
        }
        for (WhyNotView.Trial trial : view.trials().stream().limit(SHOWN).toList()) {
            page.space();
            page.sentence(trial.change() + ": " + verdict(trial));
            BusinessShape.print(trial.conditions(), page);
        }
        int more = view.trials().size() - SHOWN;
        if (more > 0) {
            output.note(more + " further changes of the row came less near; -o json shows all.");
        }
    }

    private static String verdict(WhyNotView.Trial trial) {
        if (!trial.concluded().isEmpty()) {
            return "concluded " + trial.concluded();
        }
        long failures = trial.failures();
        if (failures == 0) {
            return "not concluded yet";
        }
        return failures == 1 ? "one condition does not hold" : failures + " conditions do not hold";
    }

    private static Map<String, @Nullable Object> json(WhyNotView view) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("rule", view.rule());
        tree.put("row", view.row());
        tree.put("note", view.note());
        tree.put("trials", view.trials().stream().map(WhyNotCommand::json).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> json(WhyNotView.Trial trial) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("change", trial.change());
        tree.put("concluded", trial.concluded().isEmpty() ? null : trial.concluded());
        tree.put("conditions", BusinessShape.conditions(trial.conditions()));
        return tree;
    }
}
