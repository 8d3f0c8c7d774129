package io.auditworkbench.cli;

import io.auditworkbench.workbench.mask.MaskDesk;
import io.auditworkbench.workbench.mask.OfferMasking;
import io.auditworkbench.workbench.secret.SecretPlaces;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says which values are masked before they are stored.
@Unrecorded("names its parts")
@Command(
        name = "mask",
        description = "Masking policies, by which values are masked before they are stored: suggest, check, preview.",
        synopsisSubcommandLabel = "COMMAND")
public final class MaskCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private MaskCommand() {}

    /// The command with its verbs.
    public static CommandLine with(
            Output output,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<MaskDesk> desk,
            Supplier<OfferMasking> offers,
            Supplier<SecretPlaces> secrets) {
        return new CommandLine(new MaskCommand())
                .addSubcommand(new MaskSuggestCommand(output, storePath, desk, offers, secrets))
                .addSubcommand(new MaskCheckCommand(output, storePath, desk))
                .addSubcommand(new MaskPreviewCommand(output, storePath, desk));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: mask suggest, check or preview.");
    }
}
