package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.secret.SecretName;
import io.auditworkbench.workbench.secret.SecretPlaces;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Forgets one secret.
@Recorded(AuditAction.Kind.CONFIG)
@Command(name = "remove", description = "Take a secret out of the keychain and out of the encrypted file.")
final class SecretRemoveCommand implements Callable<Integer> {

    private final Output output;
    private final Supplier<SecretPlaces> places;

    @Parameters(paramLabel = "NAME", description = SecretNames.OPTION)
    String name = "";

    SecretRemoveCommand(Output output, Supplier<SecretPlaces> places) {
        this.output = output;
        this.places = places;
    }

    @Override
    public Integer call() {
        SecretName chosen = SecretNames.read(name);
        SecretPlaces all = places.get();
        boolean wasInKeychain = all.keychain().remove(chosen);
        boolean wasInFile = all.vault().remove(chosen);
        if (!wasInKeychain && !wasInFile) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND, "No secret " + name + " is kept.", "See what is with: auditctl secret list");
        }
        output.note("Removed.");
        return ExitCode.DONE.number();
    }
}
