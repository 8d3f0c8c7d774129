package io.auditworkbench.cli;

import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.PlanView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks, explains and completes filters.
@Unrecorded("names its parts")
@Command(
        name = "filter",
        description = "Check a filter, explain how it would run, or list what could be written next.",
        synopsisSubcommandLabel = "COMMAND")
public final class FilterCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Output output;
    private final StoreDoor store;

    private FilterCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    /// The command with its parts.
    public static CommandLine with(Output output, StoreDoor store) {
        return new CommandLine(new FilterCommand(output, store))
                .addSubcommand(new FilterCompleteCommand(output, store));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: filter check, filter explain or filter complete.");
    }

    /// Says whether a filter can run, and spells it in its one form.
    @Recorded(AuditAction.Kind.READ)
    @Command(name = "check", description = "Say whether a filter can run, and spell it in its one form.")
    int check(@Parameters(paramLabel = "FILTER", description = "the filter") String filter) {
        return store.read(reading -> switch (reading.filters().read(FilterRequest.of(filter.strip()))) {
            case FilterReading.Accepted(AcceptedFilter accepted) -> checked(reading, accepted);
            case FilterReading.Refused(String text, List<FilterProblem> problems) -> refused(reading, text, problems);
        });
    }

    private ExitCode checked(StoreReading reading, AcceptedFilter accepted) {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        if (format == OutputFormat.TABLE) {
            output.line(accepted.canonical().isEmpty() ? "(everything)" : accepted.canonical());
        } else {
            print(format, reading, accepted.canonical(), accepted.text(), accepted.warnings());
        }
        accepted.warnings().forEach(warning -> output.note(warning.render(accepted.text())));
        return ExitCode.DONE;
    }

    private ExitCode refused(StoreReading reading, String text, List<FilterProblem> problems) {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        if (format != OutputFormat.TABLE) {
            print(format, reading, "", text, problems);
        }
        problems.forEach(problem -> output.warn(problem.render(text)));
        return ExitCode.BAD_USAGE;
    }

    private void print(
            OutputFormat format, StoreReading reading, String canonical, String text, List<FilterProblem> problems) {
        output.document(
                format,
                "auditctl.filter.check/1",
                new Ending(reading.name(), canonical, Map.of(), Ending.Completeness.ALL, null, List.of()),
                List.of(Trees.map(
                        "text",
                        text,
                        "canonical",
                        canonical.isEmpty() ? null : canonical,
                        "problems",
                        problems.stream().map(FilterCommand::json).toList())));
    }

    private static Map<String, @Nullable Object> json(FilterProblem problem) {
        return Trees.map(
                "code", problem.code().name(),
                "weight", Page.words(problem.weight()),
                "message", problem.message(),
                "start", problem.startOffset(),
                "end", problem.endOffset(),
                "text", problem.text(),
                "suggestions", problem.suggestions());
    }

    /// Says how a filter would be run, and what it costs.
    @Recorded(AuditAction.Kind.READ)
    @Command(name = "explain", description = "Say how a filter would be run: which indexes, what is looked through.")
    int explain(@Parameters(paramLabel = "FILTER", description = "the filter") String filter) {
        return store.read(reading -> FilterOptions.read(reading, output, filter.strip())
                .map(accepted -> explained(reading, accepted))
                .orElse(ExitCode.BAD_USAGE));
    }

    private ExitCode explained(StoreReading reading, AcceptedFilter accepted) {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        PlanView plan = reading.events().plan(accepted);
        if (format != OutputFormat.TABLE) {
            output.document(
                    format,
                    "auditctl.filter.explain/1",
                    new Ending(
                            reading.name(), accepted.canonical(), Map.of(), Ending.Completeness.ALL, null, List.of()),
                    List.of(Trees.map(
                            "canonical", accepted.canonical(),
                            "snapshot_rows", plan.seesSnapshotRows(),
                            "index", plan.index(),
                            "sql", plan.sql(),
                            "on_values", plan.residual(),
                            "is_indexed", plan.isIndexed(),
                            "events", plan.events())));
            return ExitCode.DONE;
        }
        Page page = new Page(output);
        page.heading(accepted.canonical().isEmpty() ? "(everything)" : accepted.canonical());
        page.line("snapshot", plan.seesSnapshotRows() ? "snapshot rows are shown" : "snapshot rows are left out");
        page.line("index", plan.index());
        page.line("in SQL", plan.sql());
        page.line("on values", plan.residual());
        page.line("store", Quantity.of(plan.events()) + " events");
        if (!plan.isIndexed()) {
            output.note(
                    "No index narrows it: the whole store is looked through, newest first, and results come as they are found.");
        }
        return ExitCode.DONE;
    }
}
