package io.auditworkbench.capture.debezium.preflight;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.BinaryLogClient.AbstractLifecycleListener;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.TlsMode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Joins a server as a replica would, waits for one event, and leaves.
///
/// - **Threading**: each call holds one thread of the executor until it is over; the caller waits at most for the
///   limit.
final class BinlogTap {

    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    private final ConnectionSettings settings;
    private final long serverId;
    private final Executor executor;
    private final Duration limit;

    BinlogTap(ConnectionSettings settings, long serverId, Executor executor, Duration limit) {
        this.settings = settings;
        this.serverId = serverId;
        this.executor = executor;
        this.limit = limit;
    }

    /// Joins at the log's end; the answer is the type of the first heartbeat or event that the server sends by itself.
    ///
    /// - **Errors**: [IOException] with the server's words when it refuses; [TimeoutException] when nothing came in
    ///   time.
    EventType firstSign() throws IOException, TimeoutException, InterruptedException {
        BinaryLogClient client = client();
        return first(client, event -> !isPreamble(typeOf(event))).getHeader().getEventType();
    }

    /// When a log file was begun, from the description at its start.
    ///
    /// - **Errors**: as [#firstSign()].
    Instant begun(String file) throws IOException, TimeoutException, InterruptedException {
        BinaryLogClient client = client();
        client.setBinlogFilename(file);
        client.setBinlogPosition(4);
        Event description = first(
                client,
                event -> typeOf(event) == EventType.FORMAT_DESCRIPTION
                        && event.getHeader().getTimestamp() > 0);
        return Instant.ofEpochMilli(description.getHeader().getTimestamp());
    }

    /// What a server sends to everybody who joins, before anything of the log itself.
    private static boolean isPreamble(EventType type) {
        return type == EventType.ROTATE || type == EventType.FORMAT_DESCRIPTION || type == EventType.PREVIOUS_GTIDS;
    }

    private Event first(BinaryLogClient client, Predicate<Event> wanted)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<Event> found = new CompletableFuture<>();
        client.registerEventListener(event -> {
            if (wanted.test(event)) {
                found.complete(event);
            }
        });
        client.registerLifecycleListener(new AbstractLifecycleListener() {
            @Override
            public void onCommunicationFailure(BinaryLogClient failed, Exception failure) {
                found.completeExceptionally(failure);
            }
        });
        executor.execute(() -> connect(client, found));
        try {
            return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(words(e.getCause()), e.getCause());
        } finally {
            client.disconnect();
        }
    }

    private static void connect(BinaryLogClient client, CompletableFuture<Event> found) {
        try {
            client.connect();
            found.completeExceptionally(new IOException("the server closed the connection"));
        } catch (IOException | IllegalStateException e) {
            found.completeExceptionally(e);
        }
    }

    private BinaryLogClient client() {
        BinaryLogClient client = new BinaryLogClient(
                settings.host(),
                settings.port(),
                settings.user(),
                settings.password().reveal());
        client.setServerId(serverId);
        client.setSSLMode(mode(settings.tls()));
        client.setKeepAlive(false);
        client.setConnectTimeout(ServerConnection.LIMIT.toMillis());
        client.setHeartbeatInterval(HEARTBEAT.toMillis());
        if (settings.tls() == TlsMode.PREFERRED || settings.tls() == TlsMode.REQUIRED) {
            client.setSslSocketFactory(new UncheckedTls());
        }
        return client;
    }

    private static SSLMode mode(TlsMode tls) {
        return switch (tls) {
            case DISABLED -> SSLMode.DISABLED;
            case PREFERRED -> SSLMode.PREFERRED;
            case REQUIRED -> SSLMode.REQUIRED;
            case VERIFY_CA -> SSLMode.VERIFY_CA;
            case VERIFY_IDENTITY -> SSLMode.VERIFY_IDENTITY;
        };
    }

    private static EventType typeOf(Event event) {
        return event.getHeader().getEventType();
    }

    private static String words(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }
}
