package io.auditworkbench.workbench.service;

import java.nio.file.Path;

/// The machine and the account that install a service.
///
/// - **Shape**: `operatingSystem` is its name as Java calls it; `launcher` is how this program was started, a whole
///   path or a name.
public record ServiceHost(String operatingSystem, Path home, String launcher) {

    /// What starts programs here.
    public ServiceManager manager() {
        return ServiceManager.ofSystem(operatingSystem);
    }

    /// The form of a manager, which need not be the one that is here.
    public ServiceForm form(ServiceManager manager, ServiceScope scope) {
        return ServiceForm.of(manager, scope, home.toString());
    }

    /// The program that a service of that manager starts, unless told otherwise: this one, where its path is known.
    public String program(ServiceManager manager) {
        return manager == manager() && manager.isAbsolute(launcher) ? launcher : manager.usualProgram();
    }
}
