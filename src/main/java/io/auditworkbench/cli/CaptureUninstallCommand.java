package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.service.ServiceFiles;
import io.auditworkbench.workbench.service.ServiceForm;
import io.auditworkbench.workbench.service.ServiceHost;
import io.auditworkbench.workbench.service.ServiceManager;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Removes what `capture install` wrote.
@Recorded(AuditAction.Kind.CONFIG)
@Command(
        name = "uninstall",
        description = "Remove the files that capture install wrote, and no others; what was captured stays.")
final class CaptureUninstallCommand implements Callable<Integer> {

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Option(names = "--from", paramLabel = "FOLDER", description = "where they are (default: where the system looks)")
    private @Nullable Path folder;

    private final Output output;
    private final ServiceHost host;

    CaptureUninstallCommand(Output output, ServiceHost host) {
        this.output = output;
        this.host = host;
    }

    @Override
    public Integer call() {
        ServiceManager manager = service.manager(host);
        ServiceForm form = host.form(manager, service.scope());
        if (folder == null) {
            requireStopped(manager, form);
        }
        List<Path> places = folder == null
                ? form.places()
                : form.places().stream()
                        .map(place -> folder.resolve(place.getFileName().toString()))
                        .toList();
        List<Path> removed = ServiceFiles.remove(places);
        removed.forEach(file -> output.line(file.toString()));
        output.flush();
        ServiceFiles.foreign(places)
                .forEach(file -> output.note("Left alone, because capture install did not write it: " + file));
        if (removed.isEmpty()) {
            output.note("Nothing that capture install wrote is there.");
            return ExitCode.DONE.number();
        }
        List<String> stop = form.signsOfUse().isEmpty() ? form.toStop() : List.of();
        say("If it still runs:", stop);
        say("Next:", form.afterRemoval());
        output.note("The store, the reports, the account and the file of the password were left alone.");
        return ExitCode.DONE.number();
    }

    private void say(String heading, List<String> commands) {
        if (!commands.isEmpty()) {
            output.note(heading);
            commands.forEach(command -> output.note("  " + command));
        }
    }

    private void requireStopped(ServiceManager manager, ServiceForm form) {
        if (manager != host.manager()) {
            throw ServiceOptions.notHere(manager, "Add --from FOLDER.");
        }
        boolean isEnabled = form.signsOfUse().stream().anyMatch(link -> Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        if (isEnabled) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "It is still enabled. Nothing was removed.",
                    "First run: " + String.join("; ", form.toStop()));
        }
    }
}
