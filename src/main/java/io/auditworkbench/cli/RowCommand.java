package io.auditworkbench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is known of one row; its commands are added by [#with].
@Unrecorded("names its parts")
@Command(
        name = "row",
        description = "One row over time: history, show, diff, blame.",
        synopsisSubcommandLabel = "COMMAND")
public final class RowCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RowCommand() {}

    /// The command with its four parts.
    public static CommandLine with(Output output, StoreDoor store) {
        return new CommandLine(new RowCommand())
                .addSubcommand(new RowHistoryCommand(output, store))
                .addSubcommand(new RowShowCommand(output, store))
                .addSubcommand(new RowDiffCommand(output, store))
                .addSubcommand(new RowBlameCommand(output, store));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: row history, row show, row diff or row blame.");
    }
}
