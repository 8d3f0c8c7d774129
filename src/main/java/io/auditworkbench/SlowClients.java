package io.auditworkbench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Connections that send a byte a second and never come to an end: half of them within the headers, half within the
/// body.
///
/// - **Threading**: opened and closed by one thread; the bytes are sent by the timer it was given.
/// - **Source**: CWE-400, slowloris.
final class SlowClients implements AutoCloseable {

    private static final byte[] HEADERS =
            "POST /ingest HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] BODY =
            "POST /ingest HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 16000000\r\n\r\n["
                    .getBytes(StandardCharsets.US_ASCII);

    private static final byte[] ONE = {' '};

    private final InetSocketAddress server;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final AtomicLong cut = new AtomicLong();

    SlowClients(InetSocketAddress server, int count, ScheduledExecutorService timer) throws IOException {
        this.server = server;
        for (int i = 0; i < count; i++) {
            channels.add(opened(i));
        }
        var _ = timer.scheduleWithFixedDelay(this::sendOn, 1, 1, TimeUnit.SECONDS);
    }

    private SocketChannel opened(int number) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap(number % 2 == 0 ? HEADERS : BODY));
        channel.configureBlocking(false);
        return channel;
    }

    /// A connection that the server cut comes again, as whoever means it would.
    private synchronized void sendOn() {
        for (int i = 0; i < channels.size(); i++) {
            if (isCut(channels.get(i))) {
                cut.incrementAndGet();
                replace(i);
            }
        }
    }

    private void replace(int number) {
        try {
            channels.get(number).close();
            channels.set(number, opened(number));
        } catch (IOException refused) {
            // it counts as closed, and the next second tries again
        }
    }

    private static boolean isCut(SocketChannel channel) {
        try {
            ByteBuffer answer = ByteBuffer.allocate(256);
            return !channel.isOpen() || channel.read(answer) != 0 || channel.write(ByteBuffer.wrap(ONE)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    /// How many stand now.
    synchronized int open() {
        return (int) channels.stream().filter(SocketChannel::isOpen).count();
    }

    /// How many the server closed so far.
    long cut() {
        return cut.get();
    }

    @Override
    public synchronized void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        channels.clear();
    }
}
