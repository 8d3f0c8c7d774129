package io.auditworkbench.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a completion script for a shell.
@Unrecorded("shows nothing of a store")
@Command(name = "completion", description = "Print a completion script: source <(audit-workbench completion bash).")
public final class CompletionCommand implements Callable<Integer> {

    /// Who reads the script.
    enum Shell {
        bash,
        zsh,
        fish
    }

    /// On PATH under this name only: `auditctl` belongs to Linux's kernel audit.
    private static final String PROGRAM = "audit-workbench";

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.bash;

    private final Output output;
    private final Supplier<CommandLine> everything;

    public CompletionCommand(Output output, Supplier<CommandLine> everything) {
        this.output = output;
        this.everything = everything;
    }

    @Override
    public Integer call() {
        CommandLine commands = everything.get();
        commands.setCommandName(PROGRAM);
        switch (shell) {
            case bash -> output.text(AutoComplete.bash(PROGRAM, commands));
            case zsh ->
                output.text("#compdef " + PROGRAM + "\nautoload -U +X bashcompinit && bashcompinit\n"
                        + AutoComplete.bash(PROGRAM, commands));
            case fish -> output.text(FishCompletion.of(PROGRAM, commands));
        }
        return ExitCode.DONE.number();
    }
}
