package io.auditworkbench;

import io.auditworkbench.cli.Monitor;
import io.auditworkbench.http.HealthResource;
import io.auditworkbench.http.HostGuard;
import io.auditworkbench.http.ListenAddress;
import io.auditworkbench.http.LocalServer;
import io.auditworkbench.http.MetricsResource;
import io.auditworkbench.http.Mount;
import io.auditworkbench.workbench.monitor.Wellness;
import java.util.List;
import java.util.function.Supplier;

/// `/metrics` and `/healthz` of a capture, for programs of this machine.
final class CaptureListener implements Monitor {

    private final ServeThreads threads = new ServeThreads();
    private final LocalServer server;
    private final String address;

    /// Answers from now on.
    ///
    /// - **Errors**: `BAD_USAGE` for an address that is none, is taken, or is in reach of other machines.
    CaptureListener(String asked, Supplier<Wellness> wellness, Supplier<String> metrics) {
        ListenAddress place = place(asked);
        server = new LocalServer(
                place,
                threads.server(),
                new HostGuard(List.of()),
                List.of(
                        new Mount("/healthz", new HealthResource(wellness)),
                        new Mount("/metrics", new MetricsResource(metrics))));
        try {
            address = "http://" + server.start();
        } catch (RuntimeException failure) {
            threads.close();
            throw failure;
        }
    }

    /// Refuses a place where it would not listen; whether it is free is seen when it does.
    ///
    /// - **Errors**: `BAD_USAGE`.
    static void require(String asked) {
        var _ = place(asked);
    }

    private static ListenAddress place(String asked) {
        ListenAddress place = ListenAddress.parse(asked);
        place.requireLoopback();
        return place;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            threads.close();
        }
    }
}
