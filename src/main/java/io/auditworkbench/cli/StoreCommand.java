package io.auditworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The store itself; its commands are added by [#with].
@Unrecorded("names its parts")
@Command(
        name = "store",
        description = "The store itself: info, index, backup, compact, prune, migrate.",
        synopsisSubcommandLabel = "COMMAND")
public final class StoreCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private StoreCommand() {}

    /// The command with its parts.
    public static CommandLine with(Output output, StoreDoor store, List<Callable<Integer>> others) {
        CommandLine command = new CommandLine(new StoreCommand()).addSubcommand(new StoreInfoCommand(output, store));
        others.forEach(command::addSubcommand);
        return command;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what: store info, store index, store backup, store compact, store prune or store migrate.");
    }
}
