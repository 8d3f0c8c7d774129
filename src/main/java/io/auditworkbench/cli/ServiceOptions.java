package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.service.ServiceHost;
import io.auditworkbench.workbench.service.ServiceManager;
import io.auditworkbench.workbench.service.ServiceScope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whose service is meant, and what starts it.
final class ServiceOptions {

    @Option(names = "--system", description = "a service of the machine (default), under an account of its own")
    private boolean ofSystem;

    @Option(names = "--user", description = "a service of the account that calls this")
    private boolean ofUser;

    @Option(
            names = "--for",
            paramLabel = "MANAGER",
            description = "systemd, launchd or windows (default: what is on this machine)")
    private @Nullable ServiceManager manager;

    /// - **Errors**: `BAD_USAGE` for both at once.
    ServiceScope scope() {
        if (ofSystem && ofUser) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "--system and --user are two services.", "Give one of them.");
        }
        return ofUser ? ServiceScope.USER : ServiceScope.SYSTEM;
    }

    ServiceManager manager(ServiceHost host) {
        return manager == null ? host.manager() : manager;
    }

    /// What to say where the files of this manager have no place on this machine.
    static WorkbenchException notHere(ServiceManager manager, String nextStep) {
        return new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "This machine has no place for the files of " + manager.name().toLowerCase(Locale.ROOT) + ".",
                nextStep);
    }
}
