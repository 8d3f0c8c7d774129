package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.mask.MaskDesk;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.MaskCheckView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Checks a masking policy.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "check",
        description = "Check a policy, its key, and what it does to the captured tables: what is wrong, and where.")
final class MaskCheckCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.mask.check/1";

    @Parameters(paramLabel = "FILE", description = "the policy, in YAML")
    private Path file = Path.of("");

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MaskDesk> desk;

    MaskCheckCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<MaskDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        MaskCheckView checked = desk.get().check(store, file);
        if (format == OutputFormat.TABLE) {
            print(checked);
        } else {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, SCHEMA, ending, List.of(json(checked)));
        }
        output.flush();
        checked.warnings().forEach(warning -> output.warn(ScreenText.tame(warning)));
        if (checked.problems().isEmpty()) {
            output.note("Nothing is wrong.");
            output.note(output.hint("mask preview " + file, "capture --masking " + file));
            return ExitCode.DONE.number();
        }
        output.note(Quantity.of(checked.problems().size(), "problem"));
        return ExitCode.BAD_USAGE.number();
    }

    private void print(MaskCheckView checked) {
        checked.problems().forEach(problem -> output.line(ScreenText.tame(problem)));
        if (checked.problems().isEmpty()) {
            new Page(output)
                    .table(
                            List.of(
                                    Column.text("rule", rule -> Cell.of(rule.subject())),
                                    Column.text("mode", rule -> Cell.of(rule.mode())),
                                    Column.text("columns", rule -> Cell.of(String.join(", ", rule.columns())))),
                            checked.rules());
        }
    }

    private static Map<String, @Nullable Object> json(MaskCheckView checked) {
        return Trees.map(
                "file", checked.file(),
                "problems", checked.problems(),
                "warnings", checked.warnings(),
                "rules",
                        checked.rules().stream()
                                .map(rule -> Trees.map(
                                        "subject", rule.subject(), "mode", rule.mode(), "columns", rule.columns()))
                                .toList());
    }
}
