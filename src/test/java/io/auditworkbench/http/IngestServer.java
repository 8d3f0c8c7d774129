package io.auditworkbench.http;

import io.auditworkbench.http.ingest.BodyLimits;
import io.auditworkbench.http.ingest.IngestAccess;
import io.auditworkbench.http.ingest.IngestResource;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.workbench.IngestOutcome;
import io.auditworkbench.workbench.PushedBody;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A real server on a free port, and clients that speak to it.
public final class IngestServer implements AutoCloseable {

    private static final Set<String> NOT_SETTABLE =
            Set.of("connection", "content-length", "host", "http2-settings", "upgrade", "user-agent");

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(8, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalServer server;
    private final ListenAddress address;

    public IngestServer(Function<PushedBody, IngestOutcome> changes, IngestAccess access, BodyLimits limits) {
        this(changes, access, limits, null, LocalServer.IDLE_TIMEOUT);
    }

    IngestServer(
            Function<PushedBody, IngestOutcome> changes,
            IngestAccess access,
            BodyLimits limits,
            @Nullable TlsFiles tls,
            Duration patience) {
        server = new LocalServer(
                ListenAddress.parse("127.0.0.1:0"),
                tls,
                patience,
                new ServerThreads(pool, timer, requests),
                new HostGuard(List.of("proxy.example")),
                List.of(
                        new Mount("/ingest/*", new IngestResource(changes, access, limits)),
                        new Mount("/health", new HealthResource())));
        address = server.start();
    }

    public int port() {
        return address.port();
    }

    public URI uri(String path) {
        return URI.create("http://" + address + path);
    }

    /// A request to start from: JSON to `/ingest`.
    public HttpRequest.Builder json(byte[] body) {
        return HttpRequest.newBuilder(uri("/ingest"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    public HttpRequest.Builder json(String body) {
        return json(body.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends what was recorded, with the headers that a client may set; the client itself offers the upgrade to HTTP/2.
    public HttpResponse<String> post(RecordedRequest recorded) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/ingest"))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(recorded.bytes()));
        recorded.headers().forEach((name, value) -> {
            if (!NOT_SETTABLE.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                request.header(name, value);
            }
        });
        return send(request);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /// What the server answers to these very bytes, until it closes or pauses.
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(700);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            byte[] chunk = new byte[4096];
            try {
                for (int length = socket.getInputStream().read(chunk);
                        length > 0;
                        length = socket.getInputStream().read(chunk)) {
                    answer.append(new String(chunk, 0, length, StandardCharsets.ISO_8859_1));
                }
            } catch (java.net.SocketTimeoutException _) {
                // all there is
            }
            return answer.toString();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        server.close();
        requests.close();
        timer.close();
        pool.close();
    }
}
