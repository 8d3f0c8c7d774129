package io.auditworkbench.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpFaultProxyTest {

    private static final int SHORT_MILLIS = 200;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServerSocket echo;
    private TcpFaultProxy proxy;

    @BeforeEach
    void startEchoBehindTheProxy() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::answerAll);
        proxy = new TcpFaultProxy(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
        threads.shutdownNow();
        threads.close();
    }

    @Test
    void forwardsBothDirectionsUnchanged() throws IOException {
        // Given
        String large = "0123456789".repeat(20_000);

        // When, Then
        try (Socket client = connect()) {
            threads.execute(() -> send(client, large));
            assertThat(receive(client, large.length())).isEqualTo(large);
        }
    }

    @Test
    void cutResetsOpenConnectionsAndLetsNewOnesWork() throws IOException {
        // Given
        try (Socket client = connect();
                Socket idle = connect()) {
            assertEchoes(client);
            assertEchoes(idle);

            // When
            proxy.cut();

            // Then
            assertReset(client);
            assertReset(idle);
            try (Socket next = connect()) {
                assertEchoes(next);
            }
        }
    }

    @Test
    void cutAfterBytesCutsInTheMiddle() throws IOException {
        // Given
        try (Socket client = connect()) {
            assertEchoes(client);
            proxy.cutAfterBytes(7);

            // When
            send(client, "0123456789");

            // Then
            assertThat(receive(client, 7)).isEqualTo("0123456");
            assertReset(client);
        }
        try (Socket next = connect()) {
            assertEchoes(next);
        }
    }

    @Test
    void refuseResetsNewConnectionsUntilHealed() throws IOException {
        // Given
        proxy.refuse();
        try (Socket refused = connect()) {
            assertReset(refused);
        }

        // When
        proxy.heal();

        // Then
        try (Socket next = connect()) {
            assertEchoes(next);
        }
    }

    @Test
    void goHalfOpenStrandsOnlyWhatIsOpenAndForEver() throws IOException {
        // Given
        try (Socket stranded = connect()) {
            assertEchoes(stranded);

            // When
            proxy.goHalfOpen();
            send(stranded, "lost");

            // Then
            assertSilent(stranded);
            try (Socket next = connect()) {
                assertEchoes(next);
            }
            proxy.heal();
            assertSilent(stranded);
            assertThat(proxy.connections()).isPositive();
        }
    }

    @Test
    void goSilentHoldsEverythingBackUntilHealed() throws IOException {
        // Given
        try (Socket client = connect()) {
            assertEchoes(client);
            proxy.goSilent();
            send(client, "later");
            assertSilent(client);

            // When
            proxy.heal();

            // Then
            assertThat(receive(client, 5)).isEqualTo("later");
        }
    }

    @Test
    void delayByHoldsBackEachChunk() throws IOException {
        // Given
        try (Socket client = connect()) {
            proxy.delayBy(Duration.ofMillis(SHORT_MILLIS));
            long begin = System.nanoTime();

            // When
            assertEchoes(client);

            // Then
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(2 * SHORT_MILLIS * 1_000_000L);
        }
    }

    private void answerAll() {
        try {
            while (true) {
                Socket socket = echo.accept();
                threads.execute(() -> answer(socket));
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException _) {
            // cut by the proxy, as the tests want
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static void send(Socket client, String text) {
        try {
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String receive(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }

    private static void assertEchoes(Socket client) throws IOException {
        send(client, "hello");
        assertThat(receive(client, 5)).isEqualTo("hello");
    }

    private static void assertReset(Socket client) {
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(0);
    }
}
