package io.auditworkbench;

import io.auditworkbench.cli.AssistantRequest;
import io.auditworkbench.cli.ServeRequest;
import io.auditworkbench.cli.Service;
import io.auditworkbench.cli.ServiceView;
import io.auditworkbench.cli.TlsRequest;
import io.auditworkbench.http.BearerToken;
import io.auditworkbench.http.Exposure;
import io.auditworkbench.http.GuardedServlet;
import io.auditworkbench.http.HealthResource;
import io.auditworkbench.http.HostGuard;
import io.auditworkbench.http.ListenAddress;
import io.auditworkbench.http.LocalServer;
import io.auditworkbench.http.MetricsResource;
import io.auditworkbench.http.Mount;
import io.auditworkbench.http.Problem;
import io.auditworkbench.http.RateLimit;
import io.auditworkbench.http.TlsFiles;
import io.auditworkbench.http.ingest.BodyLimits;
import io.auditworkbench.http.ingest.IngestAccess;
import io.auditworkbench.http.ingest.IngestResource;
import io.auditworkbench.http.ingest.WebhookSignature;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.IngestChanges;
import io.auditworkbench.workbench.IngestOutcome;
import io.auditworkbench.workbench.KnowledgeSource;
import io.auditworkbench.workbench.PushedBody;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.audit.RefusedLogins;
import io.auditworkbench.workbench.daily.DailyJob;
import io.auditworkbench.workbench.daily.DayDesk;
import io.auditworkbench.workbench.mask.PolicyInForce;
import io.auditworkbench.workbench.monitor.ReceiverMonitor;
import io.auditworkbench.workbench.secret.SecretName;
import io.auditworkbench.workbench.secret.SecretPlaces;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/ingest`, `/mcp`, `/metrics` and `/healthz` at work: a listener, and the store behind it.
///
/// The address is taken before the store is opened, and answers come only after: a start that fails leaves the store
/// as it was, and a sender that comes early waits.
final class IngestService implements Service {

    private static final long COMPLETE_EVERY_SECONDS = 2;

    /// More than any assistant asks, and little enough that one that runs away does not stop the others.
    private static final int ASKED_PER_SECOND = 50;

    private static final int ASKED_AT_ONCE = 100;

    private final ServeThreads threads = new ServeThreads();
    private final AtomicReference<ServiceView> view = new AtomicReference<>(ServiceView.NONE);
    private final CompletableFuture<IngestChanges> changes = new CompletableFuture<>();
    private final List<Runnable> closings = new ArrayList<>(List.of(threads::close));
    private final Function<AssistantRequest, AssistantDesk> assistants;
    private final SecretPlaces secrets;
    private final ActRecorder acts;
    private final RefusedLogins logins;
    private final Path store;
    private final String address;

    /// Starts it.
    ///
    /// - **Errors**: `BAD_USAGE` and `BAD_CONFIGURATION` for an address or a secret that cannot be used, and what a
    ///   store refuses.
    IngestService(
            ServeRequest request,
            StoreOpener stores,
            KnowledgeSource knowledge,
            ActRecorder acts,
            Function<AssistantRequest, AssistantDesk> assistants,
            SecretPlaces secrets) {
        this.assistants = assistants;
        this.secrets = secrets;
        this.acts = acts;
        this.store = request.store();
        this.logins = new RefusedLogins(acts, store, System::nanoTime);
        try {
            address = start(request, stores, knowledge);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private String start(ServeRequest request, StoreOpener stores, KnowledgeSource knowledge) {
        ListenAddress asked = ListenAddress.parse(request.listen());
        IngestAccess access = access(request, stores.clock());
        boolean isEncrypted = request.isBehindTls() || request.tls() != null;
        new Exposure(asked, showsCertificate(request) || !access.isOpen(), isEncrypted).check();
        if (request.assistants() != null) {
            new Exposure(asked, showsCertificate(request) || access.token() != null, isEncrypted).check();
        }
        CompletableFuture<HttpServlet> assistant = new CompletableFuture<>();
        LocalServer server = server(request, asked, access, new LateServlet(assistant));
        closings.addFirst(server::close);
        server.bind();
        if (request.takesChanges()) {
            takeChanges(request, stores, knowledge);
        }
        if (request.assistants() != null) {
            AssistantDesk desk = assistants.apply(request.assistants());
            closings.add(1, desk::close);
            assistant.complete(desk.server().servlet());
        }
        record("begun", request.listen(), 0);
        closings.add(1, () -> record("ended", request.listen(), view.get().records()));
        closings.add(1, logins::close);
        var _ = threads.server()
                .timer()
                .scheduleWithFixedDelay(logins::tellOfMinutesThatAreOver, 1, 1, TimeUnit.MINUTES);
        String place = (request.tls() == null ? "http://" : "https://") + server.start();
        return Stream.of(
                        request.takesChanges() ? place + "/ingest" : "",
                        request.assistants() == null ? "" : place + "/mcp")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private void record(String word, String place, long records) {
        acts.happened(store, new Happened(Kind.SERVE, word, place, Outcome.GIVEN, records));
    }

    private void takeChanges(ServeRequest request, StoreOpener stores, KnowledgeSource knowledge) {
        Clock clock = stores.clock();
        Store store = stores.open(request.store());
        closings.add(1, store::close);
        Masker masker = PolicyInForce.enter(store, request.masking(), clock);
        DayDesk desk = StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), clock)
                .days();
        DailyJob daily = new DailyJob(
                store, desk, request.daily(), clock, threads.server().requests());
        closings.add(1, daily::close);
        IngestChanges opened = new IngestChanges(store, clock, knowledge, daily, masker);
        closings.add(1, opened::close);
        changes.complete(opened);
        var _ = threads.server()
                .timer()
                .scheduleWithFixedDelay(
                        opened::completePaused, COMPLETE_EVERY_SECONDS, COMPLETE_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private LocalServer server(ServeRequest request, ListenAddress asked, IngestAccess access, HttpServlet assistant) {
        List<String> hosts = new ArrayList<>(request.hosts());
        hosts.add(asked.host());
        IngestResource resource =
                new IngestResource(this::ingest, access, BodyLimits.of(request.maxBody() << 20), this::refused);
        List<Mount> mounts = new ArrayList<>(List.of(new Mount("/healthz", new HealthResource())));
        if (asked.isLoopback() || access.token() != null || showsCertificate(request)) {
            mounts.add(guarded("/metrics", new MetricsResource(this::metrics), access, Set.of("GET")));
        }
        if (request.takesChanges()) {
            mounts.add(new Mount("/ingest/*", resource));
        }
        if (request.assistants() != null) {
            mounts.add(guarded("/mcp", assistant, access, Set.of("POST", "DELETE")));
        }
        return new LocalServer(
                asked,
                files(request.tls()),
                LocalServer.IDLE_TIMEOUT,
                threads.server(),
                new HostGuard(hosts, (path, status) -> logins.refused(place(path), status)),
                mounts);
    }

    private static boolean showsCertificate(ServeRequest request) {
        return request.tls() != null && request.tls().clientAuthority() != null;
    }

    private Mount guarded(String path, HttpServlet servlet, IngestAccess access, Set<String> methods) {
        RateLimit rate = new RateLimit(ASKED_PER_SECOND, ASKED_AT_ONCE, System::nanoTime);
        return new Mount(
                path,
                new GuardedServlet(servlet, access.token(), methods, rate, status -> logins.refused(path, status)));
    }

    private String metrics() {
        ServiceView now = view.get();
        return ReceiverMonitor.metrics(now.records(), now.repeated(), now.transactions(), now.refused());
    }

    /// One of few words, whatever somebody asks for.
    private static String place(String path) {
        return path.startsWith("/ingest") ? "/ingest" : path.equals("/mcp") || path.equals("/metrics") ? path : "other";
    }

    private static @Nullable TlsFiles files(@Nullable TlsRequest tls) {
        return tls == null ? null : new TlsFiles(tls.certificate(), tls.key(), tls.clientAuthority());
    }

    private IngestAccess access(ServeRequest request, Clock clock) {
        return new IngestAccess(
                secrets.find(SecretName.TOKEN, request.tokenFile())
                        .map(BearerToken::of)
                        .orElse(null),
                secrets.find(SecretName.WEBHOOK_SECRET, request.webhookSecretFile())
                        .map(secret -> new WebhookSignature(secret, clock))
                        .orElse(null));
    }

    private IngestOutcome ingest(PushedBody body) {
        IngestOutcome outcome = changes.join().ingest(body);
        if (outcome instanceof IngestOutcome.Kept kept) {
            view.updateAndGet(seen -> seen.kept(kept.records(), kept.repeated(), kept.transactions()));
        }
        return outcome;
    }

    private void refused(Problem problem) {
        if (problem.status() == 401) {
            logins.refused("/ingest", problem.status());
        }
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
