package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.conclude.RuleDesk.SampleResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Runs the samples in rule files.
@Recorded(AuditAction.Kind.READ)
@Command(name = "test", description = "Run the samples in rule files: matches, near-misses, corrections.")
final class RulesTestCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "the files (default: every rule in force)")
    private List<Path> files = new ArrayList<>();

    private final Output output;
    private final Supplier<RuleDesk> desk;

    RulesTestCommand(Output output, Supplier<RuleDesk> desk) {
        this.output = output;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<SampleResult> results = desk.get().test(files);
        ListWriter<SampleResult> list = output.list(
                new Shape<>("auditctl.rules-test/1", columns(), RulesTestCommand::json, SampleResult::sample));
        results.forEach(list::add);
        long failed = results.stream()
                .filter(result -> !result.differences().isEmpty())
                .count();
        Ending ending = new Ending(
                "",
                "",
                Map.of(),
                Ending.Completeness.ALL,
                null,
                List.of(results.size() + " samples, " + failed + " not as expected"));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return (failed == 0 ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static List<Column<SampleResult>> columns() {
        return List.of(
                Column.text("rule", result -> Cell.of(result.rule())),
                Column.text("sample", result -> Cell.of(result.sample())),
                Column.text(
                        "result",
                        result -> result.differences().isEmpty()
                                ? Cell.of("as expected", Style.GREEN)
                                : Cell.of(String.join("; ", result.differences()), Style.RED)));
    }

    private static Map<String, @Nullable Object> json(SampleResult result) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("rule", result.rule());
        tree.put("sample", result.sample());
        tree.put("differences", result.differences());
        return tree;
    }
}
