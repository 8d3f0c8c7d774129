package io.auditworkbench.cli;

import io.auditworkbench.workbench.conclude.MappingApplication;
import io.auditworkbench.workbench.conclude.MappingDesk;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says which tables and columns the words of rules are.
@Unrecorded("names its parts")
@Command(
        name = "map",
        description = "Which tables and columns the words of rules are: suggest, check, show, apply.",
        synopsisSubcommandLabel = "COMMAND")
public final class MapCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private MapCommand() {}

    /// The command with its verbs.
    public static CommandLine with(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<MappingDesk> desk,
            Supplier<MappingApplication> application) {
        return new CommandLine(new MapCommand())
                .addSubcommand(new MapSuggestCommand(output, storePath, desk))
                .addSubcommand(new MapCheckCommand(output, storePath, desk))
                .addSubcommand(new MapShowCommand(output, storePath, desk))
                .addSubcommand(new MapApplyCommand(output, interruption, storePath, application));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: map suggest, check, show or apply.");
    }
}
