package io.auditworkbench;

import io.auditworkbench.cli.CommandEntry;
import io.auditworkbench.cli.CommandProgram;
import io.auditworkbench.cli.CommonOptions;
import io.auditworkbench.cli.CompletionCommand;
import io.auditworkbench.cli.HelpCommand;
import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.Output;
import io.auditworkbench.cli.Terminal;
import io.auditworkbench.cli.VersionCommand;
import java.util.List;

/// The one place where services are made, in the order in which data flows; each only when a command asks for it.
///
/// A command gets its services as suppliers, because most commands need few of them and `--help` needs none.
final class Wiring {

    private final Interruption interruption;
    private final Output output;

    Wiring(Terminal terminal, Interruption interruption) {
        this.interruption = interruption;
        this.output = new Output(terminal, new CommonOptions());
    }

    /// The command line with every command.
    CommandProgram commandProgram() {
        return new CommandProgram(output, interruption, entries());
    }

    private List<CommandEntry> entries() {
        return List.of(
                CommandEntry.of("version", () -> new VersionCommand(output)),
                CommandEntry.of(
                        "completion",
                        () -> new CompletionCommand(
                                output, () -> commandProgram().everything())),
                CommandEntry.of(
                        "help",
                        () -> new HelpCommand(output, () -> commandProgram().everything())));
    }
}
