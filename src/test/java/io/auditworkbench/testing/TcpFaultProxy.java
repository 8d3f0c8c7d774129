package io.auditworkbench.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A network between a client and a local server that fails when told to.
///
/// - **Shape**: listens on a free port of the loopback and forwards each connection to one port of the same machine.
/// - **Threading**: any thread may give orders; they hold for bytes that have not been forwarded yet.
public final class TcpFaultProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final ServerSocket listener;
    private final int targetPort;
    private final ExecutorService pumps = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile boolean refusing;
    private boolean silent;
    private boolean closed;
    private Duration delay = Duration.ZERO;
    private long bytesUntilCut = Long.MAX_VALUE;

    public TcpFaultProxy(int targetPort) throws IOException {
        this.targetPort = targetPort;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        pumps.execute(this::acceptAll);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// How many connections are open, stranded ones included.
    public int connections() {
        return links.size();
    }

    /// Resets every connection; new ones work.
    public void cut() {
        links.forEach(Link::reset);
    }

    /// Lets the server send so many further bytes, then resets every connection, in the middle of whatever it is.
    public void cutAfterBytes(long bytes) {
        order(() -> bytesUntilCut = bytes);
    }

    /// Resets every connection, and each new one too until [#heal()]: the server is down.
    public void refuse() {
        order(() -> refusing = true);
        cut();
    }

    /// Leaves the present connections open, and never forwards anything on them again; new ones work.
    public void goHalfOpen() {
        order(() -> links.forEach(link -> link.stranded = true));
    }

    /// Holds back every byte of every connection until [#heal()], then goes on where it stopped.
    public void goSilent() {
        order(() -> silent = true);
    }

    /// Holds back each chunk for so long, in both directions.
    public void delayBy(Duration each) {
        order(() -> delay = each);
    }

    /// Forwards again at full speed; what was cut or stranded stays so.
    public void heal() {
        order(() -> {
            refusing = false;
            silent = false;
            delay = Duration.ZERO;
            bytesUntilCut = Long.MAX_VALUE;
        });
    }

    @Override
    public void close() throws IOException {
        order(() -> closed = true);
        listener.close();
        cut();
        pumps.shutdownNow();
        pumps.close();
    }

    private void order(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                open(listener.accept());
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void open(Socket client) {
        Socket server = new Socket();
        Link link = new Link(client, server);
        links.add(link);
        if (refusing) {
            link.reset();
            return;
        }
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
        } catch (IOException _) {
            link.reset();
            return;
        }
        pumps.execute(() -> pump(link, client, server, Direction.TO_SERVER));
        pumps.execute(() -> pump(link, server, client, Direction.TO_CLIENT));
    }

    private enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    private void pump(Link link, Socket from, Socket to, Direction direction) {
        try {
            InputStream input = from.getInputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                holdBack(link);
                int allowed = direction == Direction.TO_CLIENT ? allowed(length) : length;
                to.getOutputStream().write(chunk, 0, allowed);
                if (allowed < length) {
                    cut();
                }
            }
            holdBack(link);
            to.shutdownOutput();
        } catch (IOException | InterruptedException _) {
            link.reset();
        } finally {
            link.ended();
        }
    }

    /// Returns when the faults let the next chunk pass.
    private void holdBack(Link link) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long due = System.nanoTime() + delay.toNanos();
            for (long left = delay.toNanos(); left > 0 && !closed; left = due - System.nanoTime()) {
                changed.awaitNanos(left);
            }
            while ((silent || link.stranded) && !closed && !link.isReset()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private int allowed(int length) {
        lock.lock();
        try {
            int allowed = (int) Math.min(length, bytesUntilCut);
            if (bytesUntilCut != Long.MAX_VALUE) {
                bytesUntilCut = allowed < length ? Long.MAX_VALUE : bytesUntilCut - allowed;
            }
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    /// One client's connection and its way on to the server.
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean stranded;
        private int directionsEnded;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        boolean isReset() {
            return client.isClosed();
        }

        /// Both ends see "connection reset", not an orderly end.
        void reset() {
            links.remove(this);
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException _) {
                    // already closed by its peer
                }
                closeQuietly(socket);
            }
            order(() -> {});
        }

        private synchronized void ended() {
            if (++directionsEnded == 2) {
                links.remove(this);
                closeQuietly(client);
                closeQuietly(server);
            }
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException _) {
                // nothing is left to close
            }
        }
    }
}
