package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.service.ServiceFile;
import io.auditworkbench.workbench.service.ServiceFiles;
import io.auditworkbench.workbench.service.ServiceForm;
import io.auditworkbench.workbench.service.ServiceHost;
import io.auditworkbench.workbench.service.ServiceManager;
import io.auditworkbench.workbench.service.ServicePlan;
import io.auditworkbench.workbench.service.ServiceScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the files by which the system runs capture and its daily jobs.
@Recorded(AuditAction.Kind.CONFIG)
@Command(
        name = "install",
        description = "Write the files by which the system starts capture, a daily report and verifications by itself.",
        footer = {
            "",
            "Examples:",
            "  auditctl capture install --print --url mysql://audit_reader@db1:3306/ --tables 'shop.*'",
            "  sudo /opt/audit-workbench/bin/auditctl capture install --url mysql://audit_reader@db1:3306/",
            "",
            "No file holds the password, only the path of the file that does: --password-file, for a service of the machine",
            "else /etc/audit-workbench/mysql-password. docs/service.md has every line and its reason."
        })
final class CaptureInstallCommand implements Callable<Integer> {

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Option(names = "--print", description = "print the files, and write nothing")
    private boolean printsOnly;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "write them all there (default: where the system looks)")
    private @Nullable Path folder;

    @Option(names = "--program", paramLabel = "FILE", description = "the program that is started (default: this one)")
    private @Nullable String program;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "the daily report fails when an open group is at least so severe (default: high)")
    private Severity failOn = Severity.HIGH;

    @Option(
            names = "--replace",
            paramLabel = "WHICH",
            description = "own: write over files of this command only (default); any: over any file of the name")
    private ServiceFiles.Replace replace = ServiceFiles.Replace.OWN;

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final ServiceHost host;
    private final Consumer<String> listenable;

    /// `listenable` refuses a place where capture would not listen.
    CaptureInstallCommand(
            Output output, UnaryOperator<@Nullable Path> storePath, ServiceHost host, Consumer<String> listenable) {
        this.listenable = listenable;
        this.output = output;
        this.storePath = storePath;
        this.host = host;
    }

    @Override
    public Integer call() {
        ServicePlan plan = plan();
        ServiceForm form = host.form(plan.manager(), plan.scope());
        List<ServiceFile> files = form.files(plan);
        if (printsOnly) {
            files.forEach(file -> output.text("# " + place(file) + "\n" + file.text() + "\n"));
            output.flush();
            output.note("Nothing was written. Without --print, next would be:");
        } else {
            write(plan.manager(), files);
            output.flush();
            output.note("Next:");
        }
        form.toStart(plan).forEach(command -> output.note("  " + command));
        output.note(
                plan.passwordFile() == null
                        ? "The password is looked for as `secret list` says; it is in none of the files."
                        : "The password belongs on the first line of " + plan.passwordFile()
                                + "; it is in none of the files.");
        return ExitCode.DONE.number();
    }

    private ServicePlan plan() {
        ServiceManager manager = service.manager(host);
        ServiceScope scope = service.scope();
        if (scope == ServiceScope.USER && manager != host.manager()) {
            throw ServiceOptions.notHere(manager, "Its folders are the account's: run it there, or leave out --user.");
        }
        CaptureRequest asked =
                source.request(store(manager, scope), "", CaptureRequest.Extent.UNTIL_STOPPED, output.terminal());
        CaptureControl.requireReadable(asked);
        String metrics = source.metrics();
        if (metrics != null) {
            listenable.accept(metrics);
        }
        Path policy = asked.masking();
        Path secret = source.passwordFile();
        String usualSecret = scope == ServiceScope.SYSTEM ? manager.usualPasswordFile() : null;
        return new ServicePlan(
                manager,
                scope,
                program == null ? host.program(manager) : program,
                policy == null ? asked : asked.with(whole(manager, policy)),
                secret == null ? usualSecret : whole(manager, secret).toString(),
                failOn,
                metrics);
    }

    private Path store(ServiceManager manager, ServiceScope scope) {
        Path named = output.options().store();
        return named == null && scope == ServiceScope.SYSTEM
                ? Path.of(manager.usualStore())
                : whole(manager, storePath.apply(named));
    }

    /// Only a path of this machine can be made whole.
    private Path whole(ServiceManager manager, Path path) {
        return manager == host.manager() ? path.toAbsolutePath().normalize() : path;
    }

    private String place(ServiceFile file) {
        return folder == null ? file.place() : folder.resolve(file.name()).toString();
    }

    private void write(ServiceManager manager, List<ServiceFile> files) {
        if (folder == null && manager != host.manager()) {
            throw ServiceOptions.notHere(manager, "Add --print, or --to FOLDER.");
        }
        for (Path written : ServiceFiles.write(files, folder, replace)) {
            output.handedOut().file(written);
            output.line(written.toString());
        }
        if (folder != null) {
            Map<String, String> names = files.stream()
                    .collect(Collectors.groupingBy(
                            ServiceFile::folder,
                            TreeMap::new,
                            Collectors.mapping(ServiceFile::name, Collectors.joining(", "))));
            names.forEach((place, those) -> output.note("Belongs into " + place + ": " + those));
        }
    }
}
