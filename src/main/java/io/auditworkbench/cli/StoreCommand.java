package io.auditworkbench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The store itself; its commands are added by [#with].
@Command(name = "store", description = "The store itself: info.", synopsisSubcommandLabel = "COMMAND")
public final class StoreCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private StoreCommand() {}

    /// The command with its parts.
    public static CommandLine with(Output output, StoreDoor store) {
        return new CommandLine(new StoreCommand()).addSubcommand(new StoreInfoCommand(output, store));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: store info.");
    }
}
