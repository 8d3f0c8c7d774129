package io.auditworkbench.capture.debezium.preflight;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Calls a port and reads what a MySQL server says first, so that a failure can be told by its cause.
///
/// Sends nothing. The driver cannot do this: it reports silence, a foreign protocol and MariaDB's answers alike.
final class GreetingReader {

    /// Far more than any greeting; a foreign server may claim any length.
    private static final int LONGEST_GREETING_BYTES = 4096;

    private final Duration limit;

    GreetingReader(Duration limit) {
        this.limit = limit;
    }

    Greeting read(InetAddress address, int port) {
        try (SocketChannel channel = SocketChannel.open();
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!connects(channel, selector, new InetSocketAddress(address, port))) {
                return new Greeting.NoAnswer();
            }
            return firstPacket(channel, selector);
        } catch (ConnectException e) {
            return isRefusal(e) ? new Greeting.NobodyThere() : noWay(e);
        } catch (IOException e) {
            return noWay(e);
        }
    }

    private boolean connects(SocketChannel channel, Selector selector, InetSocketAddress address) throws IOException {
        if (channel.connect(address)) {
            return true;
        }
        channel.register(selector, SelectionKey.OP_CONNECT);
        return selector.select(limit.toMillis()) > 0 && channel.finishConnect();
    }

    private Greeting firstPacket(SocketChannel channel, Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
        ByteBuffer header = ByteBuffer.allocate(HandshakePacket.HEADER_BYTES);
        long deadline = System.nanoTime() + limit.toNanos();
        Greeting failure = fill(header, channel, selector, deadline);
        if (failure != null) {
            return failure;
        }
        int lengthBytes = HandshakePacket.lengthBytes(header);
        if (lengthBytes == 0 || lengthBytes > LONGEST_GREETING_BYTES) {
            return new Greeting.NotMysql();
        }
        ByteBuffer payload = ByteBuffer.allocate(lengthBytes);
        failure = fill(payload, channel, selector, deadline);
        return failure != null ? failure : HandshakePacket.read(payload.flip());
    }

    private static @Nullable Greeting fill(ByteBuffer buffer, SocketChannel channel, Selector selector, long deadline)
            throws IOException {
        while (buffer.hasRemaining()) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            selector.selectedKeys().clear();
            if (leftMillis <= 0 || selector.select(leftMillis) == 0) {
                return new Greeting.Silent();
            }
            if (channel.read(buffer) < 0) {
                return new Greeting.NotMysql();
            }
        }
        return null;
    }

    private static boolean isRefusal(ConnectException e) {
        return String.valueOf(e.getMessage()).contains("refused");
    }

    private static Greeting noWay(IOException e) {
        return new Greeting.NoWay(e.getMessage() == null ? e.toString() : e.getMessage());
    }
}
