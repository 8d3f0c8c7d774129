package io.auditworkbench.cli;

import io.auditworkbench.workbench.conclude.RuleDesk;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Looks at rules, checks and tries them, switches them on and off.
@Unrecorded("names its parts")
@Command(
        name = "rules",
        description = "The rules that conclude business events: list, show, lint, test, backtest, enable, disable.",
        synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RulesCommand() {}

    /// The command with its verbs.
    public static CommandLine with(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<RuleDesk> desk) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesListCommand(output, storePath, desk))
                .addSubcommand(new RulesShowCommand(output, storePath, desk))
                .addSubcommand(new RulesLintCommand(output, desk))
                .addSubcommand(new RulesTestCommand(output, desk))
                .addSubcommand(new RulesBacktestCommand(output, interruption, storePath, desk))
                .addSubcommand(new RulesSwitchCommand.Enable(output, storePath, desk))
                .addSubcommand(new RulesSwitchCommand.Disable(output, storePath, desk));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what: rules list, show, lint, test, backtest, enable or disable.");
    }
}
