package io.auditworkbench.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Cuts connections that do not come to a request: the limit on silence starts anew with each byte, and a sender of one
/// byte now and then would hold its connection for ever.
///
/// - **Units**: `patience` runs from the opening of a connection, or the end of its last request, to the end of the
///   next request's headers; the handshake of TLS is within it.
/// - **Threading**: any thread; looks now and then on the timer.
/// - **Source**: CWE-400, slowloris; the server has a limit on silence only.
final class HeaderPatience extends Handler.Wrapper implements Connection.Listener {

    private static final long BUSY = Long.MIN_VALUE;

    /// Looked for so often within the patience.
    private static final int LOOKS = 4;

    private final Duration patience;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private final Map<EndPoint, Long> waitingSince = new ConcurrentHashMap<>();
    private @Nullable Future<?> looking;

    HeaderPatience(Duration patience, ScheduledExecutorService timer, LongSupplier nanos) {
        this.patience = patience;
        this.timer = timer;
        this.nanos = nanos;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        long every = patience.toNanos() / LOOKS;
        looking = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.NANOSECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.doStop();
    }

    @Override
    public void onOpened(Connection connection) {
        waitingSince.putIfAbsent(lowest(connection.getEndPoint()), nanos.getAsLong());
    }

    @Override
    public void onClosed(Connection connection) {
        EndPoint end = lowest(connection.getEndPoint());
        if (!end.isOpen()) {
            waitingSince.remove(end);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint end = lowest(request.getConnectionMetaData().getConnection().getEndPoint());
        waitingSince.replace(end, BUSY);
        Request.addCompletionListener(request, _ -> waitingSince.replace(end, nanos.getAsLong()));
        return super.handle(request, response, callback);
    }

    private void look() {
        long now = nanos.getAsLong();
        waitingSince.forEach((end, since) -> {
            boolean isTooSlow = since != BUSY && now - since > patience.toNanos();
            if (isTooSlow || !end.isOpen()) {
                waitingSince.remove(end);
                end.close();
            }
        });
    }

    /// Under TLS, the connection that carries it.
    private static EndPoint lowest(EndPoint end) {
        return end instanceof EndPoint.Wrapper wrapper ? lowest(wrapper.unwrap()) : end;
    }
}
