package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.text.ScreenText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Checks rule files.
@Recorded(AuditAction.Kind.READ)
@Command(name = "lint", description = "Check rule files: what is wrong, where, and what would be right.")
final class RulesLintCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "the files (default: those of your own folder)")
    private List<Path> files = new ArrayList<>();

    private final Output output;
    private final Supplier<RuleDesk> desk;

    RulesLintCommand(Output output, Supplier<RuleDesk> desk) {
        this.output = output;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<String> problems = desk.get().lint(files);
        problems.forEach(problem -> output.line(ScreenText.tame(problem)));
        output.flush();
        if (problems.isEmpty()) {
            output.note("Nothing is wrong.");
            return ExitCode.DONE.number();
        }
        output.note(problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        return ExitCode.BAD_USAGE.number();
    }
}
