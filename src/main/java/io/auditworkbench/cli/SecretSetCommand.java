package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.secret.SecretName;
import io.auditworkbench.workbench.secret.SecretPlaces;
import io.auditworkbench.workbench.secret.SecretPrompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Keeps one secret.
@Recorded(AuditAction.Kind.CONFIG)
@Command(
        name = "set",
        description = "Keep a secret: asked for at the screen and not shown, else the first line of standard input.",
        footer = {
            "",
            "Examples:",
            "  auditctl secret set mysql-password",
            "  openssl rand -base64 32 | auditctl secret set token --in file",
            "",
            "The encrypted file has one passphrase, asked for or in the file that AUDITCTL_PASSPHRASE_FILE names."
        })
final class SecretSetCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 4096;

    /// Where it is kept.
    enum Keeping {
        keychain,
        file
    }

    private final Output output;
    private final Supplier<SecretPlaces> places;
    private final SecretPrompt prompt;

    @Parameters(paramLabel = "NAME", description = SecretNames.OPTION)
    String name = "";

    @Option(
            names = "--in",
            paramLabel = "PLACE",
            description = "keychain or file, which is encrypted (default: the keychain where there is one)")
    @Nullable
    Keeping keeping;

    SecretSetCommand(Output output, Supplier<SecretPlaces> places, SecretPrompt prompt) {
        this.output = output;
        this.places = places;
        this.prompt = prompt;
    }

    @Override
    public Integer call() throws IOException {
        SecretName chosen = SecretNames.read(name);
        SecretPlaces all = places.get();
        Optional<String> missing = all.keychain().missing();
        boolean isKeychain = keeping == Keeping.keychain || (keeping == null && missing.isEmpty());
        if (!isKeychain && keeping == null) {
            output.note(missing.orElse("") + " It goes into the encrypted file.");
        }
        String secret = secret(chosen);
        if (isKeychain) {
            all.keychain().put(chosen, secret);
        } else {
            all.vault().put(chosen, secret);
        }
        output.note("Kept in " + (isKeychain ? "the keychain." : all.vault().file() + "."));
        return ExitCode.DONE.number();
    }

    private String secret(SecretName chosen) throws IOException {
        Optional<String> typed = prompt.twice("The " + chosen.words());
        if (typed.isEmpty() && output.terminal().inIsScreen()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "Nothing was kept: two different answers, or none.", "Try again.");
        }
        String secret = typed.isPresent()
                ? typed.get()
                : new String(output.terminal().in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
        if (secret.isBlank()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is no secret on the first line of standard input.",
                    "Type it at the screen, or pipe it in.");
        }
        return secret;
    }
}
