package io.auditworkbench;

import io.auditworkbench.cli.ServeRequest;
import io.auditworkbench.cli.Service;
import io.auditworkbench.cli.ServiceView;
import io.auditworkbench.http.BearerToken;
import io.auditworkbench.http.Exposure;
import io.auditworkbench.http.HealthResource;
import io.auditworkbench.http.HostGuard;
import io.auditworkbench.http.ListenAddress;
import io.auditworkbench.http.LocalServer;
import io.auditworkbench.http.Mount;
import io.auditworkbench.http.Problem;
import io.auditworkbench.http.ingest.BodyLimits;
import io.auditworkbench.http.ingest.IngestAccess;
import io.auditworkbench.http.ingest.IngestResource;
import io.auditworkbench.http.ingest.WebhookSignature;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.IngestChanges;
import io.auditworkbench.workbench.IngestOutcome;
import io.auditworkbench.workbench.KnowledgeSource;
import io.auditworkbench.workbench.PushedBody;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.daily.DailyJob;
import io.auditworkbench.workbench.daily.DayDesk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// `/ingest` and `/healthz` at work: a listener, and the store behind it.
///
/// The address is taken before the store is opened, and answers come only after: a start that fails leaves the store
/// as it was, and a sender that comes early waits.
final class IngestService implements Service {

    private static final long COMPLETE_EVERY_SECONDS = 2;

    private final ServeThreads threads = new ServeThreads();
    private final AtomicReference<ServiceView> view = new AtomicReference<>(ServiceView.NONE);
    private final CompletableFuture<IngestChanges> changes = new CompletableFuture<>();
    private final List<Runnable> closings = new ArrayList<>(List.of(threads::close));
    private final String address;

    /// Starts it.
    ///
    /// - **Errors**: `BAD_USAGE` and `BAD_CONFIGURATION` for an address or a secret that cannot be used, and what a
    ///   store refuses.
    IngestService(ServeRequest request, Clock clock, KnowledgeSource knowledge) {
        try {
            address = start(request, clock, knowledge);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private String start(ServeRequest request, Clock clock, KnowledgeSource knowledge) {
        ListenAddress asked = ListenAddress.parse(request.listen());
        IngestAccess access = access(request, clock);
        new Exposure(asked, !access.isOpen(), request.isBehindTls()).check();
        LocalServer server = server(request, asked, access);
        closings.addFirst(server::close);
        server.bind();
        Store store = Store.openForWriting(request.store(), clock);
        closings.add(1, store::close);
        DayDesk desk = StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), clock)
                .days();
        DailyJob daily = new DailyJob(
                store, desk, request.daily(), clock, threads.server().requests());
        closings.add(1, daily::close);
        IngestChanges opened = new IngestChanges(store, clock, knowledge, daily);
        closings.add(1, opened::close);
        changes.complete(opened);
        var _ = threads.server()
                .timer()
                .scheduleWithFixedDelay(
                        opened::completePaused, COMPLETE_EVERY_SECONDS, COMPLETE_EVERY_SECONDS, TimeUnit.SECONDS);
        return "http://" + server.start() + "/ingest";
    }

    private LocalServer server(ServeRequest request, ListenAddress asked, IngestAccess access) {
        List<String> hosts = new ArrayList<>(request.hosts());
        hosts.add(asked.host());
        IngestResource resource =
                new IngestResource(this::ingest, access, BodyLimits.of(request.maxBody() << 20), this::refused);
        return new LocalServer(
                asked,
                threads.server(),
                new HostGuard(hosts),
                List.of(new Mount("/ingest/*", resource), new Mount("/healthz", new HealthResource())));
    }

    private static IngestAccess access(ServeRequest request, Clock clock) {
        return new IngestAccess(
                request.tokenFile() == null ? null : BearerToken.of(SecretFile.read(request.tokenFile(), "token")),
                request.webhookSecretFile() == null
                        ? null
                        : new WebhookSignature(SecretFile.read(request.webhookSecretFile(), "webhook secret"), clock));
    }

    private IngestOutcome ingest(PushedBody body) {
        IngestOutcome outcome = changes.join().ingest(body);
        if (outcome instanceof IngestOutcome.Kept kept) {
            view.updateAndGet(seen -> seen.kept(kept.records(), kept.repeated(), kept.transactions()));
        }
        return outcome;
    }

    private void refused(Problem problem) {
        String reason = problem.status() + " " + problem.detail()
                + (problem.nextStep().isEmpty() ? "" : " " + problem.nextStep());
        view.updateAndGet(seen -> seen.refused(reason));
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public ServiceView view() {
        return view.get();
    }

    @Override
    public void close() {
        List<Runnable> left = List.copyOf(closings);
        closings.clear();
        left.forEach(Runnable::run);
    }
}
