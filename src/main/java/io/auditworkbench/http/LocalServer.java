package io.auditworkbench.http;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.ExecutorThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/// The listener: HTTP/1.1, by https where it has a certificate, with the same limits for everything mounted in it.
///
/// An offer to upgrade to HTTP/2 is not taken up, which RFC 9110 §7.8 allows: the answer comes in HTTP/1.1.
///
/// - **Threading**: started and closed by one thread; requests run on the threads it was given, which it does not stop.
public final class LocalServer implements AutoCloseable {

    /// How long a connection may be silent.
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    private static final int MAX_CONNECTIONS = 1_000;
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final long STOP_MILLIS = 3_000;

    private final Server server;
    private final ServerConnector connector;
    private final ListenAddress address;

    /// By http; callers wait as long as [#IDLE_TIMEOUT] for what they do not send.
    public LocalServer(ListenAddress address, ServerThreads threads, HostGuard guard, List<Mount> mounts) {
        this(address, null, IDLE_TIMEOUT, threads, guard, mounts);
    }

    /// - **Shape**: by https with the files of `tls`, by http where that is null.
    /// - **Units**: `patience` is how long the headers of a request may take, and how long a connection may be silent.
    /// - **Errors**: as of [TlsFiles#factory()].
    public LocalServer(
            ListenAddress address,
            @Nullable TlsFiles tls,
            Duration patience,
            ServerThreads threads,
            HostGuard guard,
            List<Mount> mounts) {
        this.address = address;
        ExecutorThreadPool pool = new ExecutorThreadPool(threads.pool(), 0);
        pool.setVirtualThreadsExecutor(threads.requests());
        server = new Server(pool, new ScheduledExecutorScheduler(threads.timer()), null);
        connector = connector(address, tls == null ? null : tls.factory(), patience);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        server.setErrorHandler(new ProblemPages());
        HeaderPatience headers = new HeaderPatience(patience, threads.timer(), System::nanoTime);
        headers.setHandler(context(guard, mounts));
        connector.addBean(headers);
        server.setHandler(headers);
        server.setStopTimeout(STOP_MILLIS);
    }

    private ServerConnector connector(ListenAddress place, SslContextFactory.@Nullable Server tls, Duration patience) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        if (tls != null) {
            // the guard looks at names, by http and https alike
            configuration.addCustomizer(new SecureRequestCustomizer(false));
        }
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        ServerConnector made = tls == null
                ? new ServerConnector(server, 1, 1, http)
                : new ServerConnector(
                        server, null, null, null, 1, 1, AbstractConnectionFactory.getFactories(tls, http));
        made.setHost(place.host());
        made.setPort(place.port());
        made.setIdleTimeout(patience.toMillis());
        return made;
    }

    private static ServletContextHandler context(HostGuard guard, List<Mount> mounts) {
        ServletContextHandler context =
                new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
        FilterHolder filter = new FilterHolder(guard);
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new NothingHere()), "/");
        for (Mount mount : mounts) {
            ServletHolder holder = new ServletHolder(mount.servlet());
            holder.setAsyncSupported(true);
            context.addServlet(holder, mount.paths());
        }
        return context;
    }

    /// Takes the address without answering yet: whoever connects waits for [#start()].
    ///
    /// - **Errors**: `BAD_USAGE` when the address is taken or not of this machine.
    public void bind() {
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException failure) {
            close();
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "Cannot listen on " + address + ": the port is taken or the address is not of this machine.",
                    "Stop the other program, or choose another HOST:PORT.",
                    failure);
        }
    }

    /// Listens; returns the address with the real port.
    ///
    /// - **Errors**: as of [#bind()].
    public ListenAddress start() {
        bind();
        try {
            server.start();
        } catch (Exception failure) {
            close();
            throw new WorkbenchException(ErrorCode.INTERNAL, "The server did not start.", "", failure);
        }
        return new ListenAddress(address.host(), connector.getLocalPort());
    }

    /// Stops listening; requests under way get a few seconds to end.
    @Override
    public void close() {
        try {
            connector.close();
            server.stop();
        } catch (Exception failure) {
            throw new WorkbenchException(ErrorCode.INTERNAL, "The server did not stop cleanly.", "", failure);
        }
    }
}
