package io.auditworkbench.cli;

import io.auditworkbench.workbench.secret.SecretPlaces;
import io.auditworkbench.workbench.secret.SecretPrompt;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Keeps passwords and tokens where other accounts cannot read them.
@Unrecorded("names its parts")
@Command(
        name = "secret",
        description = "Keep passwords and tokens in the keychain or in an encrypted file: set, list, remove.",
        synopsisSubcommandLabel = "COMMAND")
public final class SecretCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SecretCommand() {}

    /// The command with its verbs.
    public static CommandLine with(Output output, Supplier<SecretPlaces> places, SecretPrompt prompt) {
        return new CommandLine(new SecretCommand())
                .addSubcommand(new SecretSetCommand(output, places, prompt))
                .addSubcommand(new SecretListCommand(output, places))
                .addSubcommand(new SecretRemoveCommand(output, places));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: secret set, list or remove.");
    }
}
