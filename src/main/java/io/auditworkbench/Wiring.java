package io.auditworkbench;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.cli.CaptureCommand;
import io.auditworkbench.cli.CommandEntry;
import io.auditworkbench.cli.CommandProgram;
import io.auditworkbench.cli.CommonOptions;
import io.auditworkbench.cli.CompletionCommand;
import io.auditworkbench.cli.DoctorCommand;
import io.auditworkbench.cli.HelpCommand;
import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.Output;
import io.auditworkbench.cli.Terminal;
import io.auditworkbench.cli.VersionCommand;
import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.HealthCheck;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The one place where services are made, in the order in which data flows; each only when a command asks for it.
///
/// A command gets its services as suppliers, because most commands need few of them and `--help` needs none.
final class Wiring {

    private final Interruption interruption;
    private final Output output;
    private final Clock clock = Clock.systemUTC();
    private final WorkbenchConfig config;
    private @Nullable ExecutorService executor;

    Wiring(Terminal terminal, Interruption interruption) {
        this.interruption = interruption;
        this.output = new Output(terminal, new CommonOptions());
        config = WorkbenchConfig.ofProcess(terminal.environment());
    }

    /// The command line with every command.
    CommandProgram commandProgram() {
        return new CommandProgram(output, interruption, entries());
    }

    private CaptureControl captureControl(CaptureRequest request) {
        return new CaptureControl(request, clock, executor());
    }

    private HealthCheck healthCheck() {
        return new HealthCheck(new ConnectionCheck(clock, new SecureRandom(), executor()), config.environment());
    }

    /// Threads for work that runs beside a command; none of them keeps the process alive.
    private ExecutorService executor() {
        if (executor == null) {
            executor = Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("workbench").factory());
        }
        return executor;
    }

    private List<CommandEntry> entries() {
        return List.of(
                CommandEntry.of(
                        "capture",
                        () -> new CaptureCommand(
                                output, interruption, config::store, this::captureControl, this::executor)),
                CommandEntry.of("doctor", () -> new DoctorCommand(output, config::store, this::healthCheck)),
                CommandEntry.of("version", () -> new VersionCommand(output)),
                CommandEntry.of(
                        "completion",
                        () -> new CompletionCommand(
                                output, () -> commandProgram().everything())),
                CommandEntry.of(
                        "help",
                        () -> new HelpCommand(output, () -> commandProgram().everything())));
    }
}
