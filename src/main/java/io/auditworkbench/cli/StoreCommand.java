package io.auditworkbench.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The store itself; its commands are added by [#with].
@Unrecorded("names its parts")
@Command(name = "store", description = "The store itself: info, index.", synopsisSubcommandLabel = "COMMAND")
public final class StoreCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private StoreCommand() {}

    /// The command with its parts.
    public static CommandLine with(Output output, StoreDoor store, Supplier<StoreIndexCommand> index) {
        return new CommandLine(new StoreCommand())
                .addSubcommand(new StoreInfoCommand(output, store))
                .addSubcommand(index.get());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: store info or store index.");
    }
}
