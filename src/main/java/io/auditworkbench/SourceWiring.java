package io.auditworkbench;

import io.auditworkbench.cli.CaptureCommand;
import io.auditworkbench.cli.CommandEntry;
import io.auditworkbench.cli.DoctorCommand;
import io.auditworkbench.cli.ImportCommand;
import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.MaskCommand;
import io.auditworkbench.cli.Monitor;
import io.auditworkbench.cli.Output;
import io.auditworkbench.cli.ServeCommand;
import io.auditworkbench.cli.ServeRequest;
import io.auditworkbench.cli.Service;
import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.ImportFiles;
import io.auditworkbench.workbench.health.HealthCheck;
import io.auditworkbench.workbench.mask.MaskDesk;
import io.auditworkbench.workbench.mask.OfferMasking;
import io.auditworkbench.workbench.monitor.CaptureMonitor;
import io.auditworkbench.workbench.service.ServiceHost;

/// Makes what changes come in by, and what is asked of a server beforehand.
final class SourceWiring {

    private final Wiring shared;
    private final WorkbenchConfig config;
    private final Output output;
    private final Interruption interruption;

    SourceWiring(Wiring shared, WorkbenchConfig config, Output output, Interruption interruption) {
        this.shared = shared;
        this.config = config;
        this.output = output;
        this.interruption = interruption;
    }

    CommandEntry capture() {
        return CommandEntry.of(
                "capture",
                () -> CaptureCommand.with(
                        output,
                        interruption,
                        config::store,
                        this::captureControl,
                        shared::executor,
                        shared::secrets,
                        this::offerMasking,
                        this::captureListener,
                        file -> LogOutlet.into(file, output),
                        new ServiceHost(config.operatingSystem(), config.home(), Wiring.launcher()),
                        CaptureListener::require));
    }

    CommandEntry serve() {
        return CommandEntry.of(
                "serve", () -> new ServeCommand(output, interruption, config::store, this::ingestService));
    }

    CommandEntry importing() {
        return CommandEntry.of(
                "import",
                () -> new ImportCommand(
                        output,
                        interruption,
                        config::store,
                        (isWanted, progress) -> new ImportFiles(
                                shared.stores(),
                                shared.knowledgeSource(),
                                shared.acts("auditctl"),
                                isWanted,
                                progress)));
    }

    CommandEntry mask() {
        return CommandEntry.of(
                "mask",
                () -> MaskCommand.with(output, config::store, MaskDesk::new, this::offerMasking, shared::secrets));
    }

    CommandEntry doctor() {
        return CommandEntry.of(
                "doctor", () -> new DoctorCommand(output, config::store, this::healthCheck, shared::secrets));
    }

    private CaptureControl captureControl(CaptureRequest request) {
        return new CaptureControl(
                request,
                shared.stores(),
                shared.executor(),
                shared.connectionCheck(),
                shared.knowledgeSource(),
                shared.acts("auditctl"));
    }

    private Monitor captureListener(String address, CaptureControl capture) {
        CaptureMonitor monitor = new CaptureMonitor(capture, capture.store());
        return new CaptureListener(address, monitor::wellness, monitor::metrics);
    }

    Service ingestService(ServeRequest request) {
        return new IngestService(
                request,
                shared.stores(),
                shared.knowledgeSource(),
                shared.acts("auditctl serve"),
                shared::assistantDesk,
                shared.secrets());
    }

    private HealthCheck healthCheck() {
        return new HealthCheck(shared.connectionCheck(), config.environment());
    }

    private OfferMasking offerMasking() {
        return new OfferMasking(shared.connectionCheck()::columns);
    }
}
