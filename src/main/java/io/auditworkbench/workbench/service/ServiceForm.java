package io.auditworkbench.workbench.service;

import java.nio.file.Path;
import java.util.List;

/// How one service manager is told what to run.
public sealed interface ServiceForm permits SystemdForm, LaunchdForm, WindowsForm {

    /// The form of a manager; `home` is the folder of the account whose own services are meant.
    static ServiceForm of(ServiceManager manager, ServiceScope scope, String home) {
        return switch (manager) {
            case SYSTEMD -> new SystemdForm(scope, home);
            case LAUNCHD -> new LaunchdForm(scope, home);
            case WINDOWS -> new WindowsForm(scope, home);
        };
    }

    /// The files that make it run.
    ///
    /// - **Errors**: `BAD_USAGE` for what this manager cannot be told.
    List<ServiceFile> files(ServicePlan plan);

    /// Commands that put the files into force, in their order.
    List<String> toStart(ServicePlan plan);

    /// Where every file of [#files] may be.
    List<Path> places();

    /// What exists in a folder of the files while they are in force; empty where that cannot be seen.
    List<Path> signsOfUse();

    /// Commands that end what runs, before the files are removed.
    List<String> toStop();

    /// Commands for after the files were removed.
    List<String> afterRemoval();
}
