package io.auditworkbench.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A program on a port of this machine that greets whoever calls, and never says more.
///
/// - **Source**: MySQL client/server protocol, *Protocol::HandshakeV10* and *ERR_Packet*.
public final class FakeGreeter implements AutoCloseable {

    private static final int CAN_41_AND_AUTHENTICATE = 0x8200;

    private final ServerSocket listener;
    private final byte[] greeting;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FakeGreeter(byte[] greeting) throws IOException {
        this.greeting = greeting;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::greetAll);
    }

    /// A server of the given version, without TLS.
    public static FakeGreeter ofVersion(String version) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(10);
        payload.writeBytes(version.getBytes(StandardCharsets.UTF_8));
        payload.writeBytes(new byte[] {0, 7, 0, 0, 0});
        payload.writeBytes("12345678".getBytes(StandardCharsets.US_ASCII));
        payload.write(0);
        payload.writeBytes(new byte[] {(byte) CAN_41_AND_AUTHENTICATE, (byte) (CAN_41_AND_AUTHENTICATE >> 8)});
        payload.writeBytes(new byte[] {45, 2, 0, 8, 0, 21});
        payload.writeBytes(new byte[10]);
        payload.writeBytes("123456789012\0".getBytes(StandardCharsets.US_ASCII));
        payload.writeBytes("mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
        return new FakeGreeter(packet(payload.toByteArray()));
    }

    /// A server that greets with an error.
    public static FakeGreeter refusing(int errorNumber, String message) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes(new byte[] {(byte) 0xFF, (byte) errorNumber, (byte) (errorNumber >> 8)});
        payload.writeBytes(message.getBytes(StandardCharsets.UTF_8));
        return new FakeGreeter(packet(payload.toByteArray()));
    }

    /// A program that sends the given text at once.
    public static FakeGreeter saying(String text) throws IOException {
        return new FakeGreeter(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A program that takes connections and says nothing.
    public static FakeGreeter silent() throws IOException {
        return new FakeGreeter(new byte[0]);
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket caller : callers) {
            caller.close();
        }
        threads.close();
    }

    private void greetAll() {
        try {
            while (true) {
                Socket caller = listener.accept();
                callers.add(caller);
                caller.getOutputStream().write(greeting);
                caller.getOutputStream().flush();
            }
        } catch (IOException _) {
            // closed: nobody is greeted any more
        }
    }

    private static byte[] packet(byte[] payload) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(new byte[] {(byte) payload.length, (byte) (payload.length >> 8), 0, 0});
        packet.writeBytes(payload);
        return packet.toByteArray();
    }
}
