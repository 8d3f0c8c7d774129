package io.auditworkbench.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.http.IngestServer;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.PushedWorkload;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.IngestChanges;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// 200 is answered after the commit and never before: between the two a kill would hardly ever fall, so here the commit
/// is made to fail.
@Timeout(120)
class IngestAnswerTest {

    private static final int MOST_REQUESTS = 2_000;

    @TempDir
    Path folder;

    private final PushedWorkload workload = new PushedWorkload();

    @Test
    void whatAnotherConnectionKeepsFromBeingCommittedIsNotAcknowledged() throws Exception {
        Path file = folder.resolve("held.awb");
        try (Store store = Store.openForWriting(file, Clock.systemUTC());
                IngestChanges changes = new IngestChanges(store, Clock.systemUTC());
                IngestServer server = new IngestServer(changes::ingest, IngestAccess.OPEN, BodyLimits.of(1 << 20));
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            // Given
            server.send(server.json(workload.table()));
            server.send(server.json(body(1)));
            other.createStatement().execute("begin immediate");

            // When
            HttpResponse<String> held = server.send(server.json(body(2)));

            // Then
            assertThat(held.statusCode()).isEqualTo(503);
            assertThat(ids(file)).isEqualTo(PushedWorkload.ids(1));
            other.createStatement().execute("rollback");
            assertThat(server.send(server.json(body(2))).body()).contains("\"repeated\":0");
            assertThat(ids(file)).isEqualTo(PushedWorkload.ids(2));
        }
    }

    /// The system refuses to let the files of the receiver grow beyond four megabytes, so at some request the commit
    /// fails, whoever does it.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows limits no process to so many bytes a file")
    void whatDoesNotFitOnTheDiskIsNotAcknowledged() throws Exception {
        // Given
        Path file = folder.resolve("full.awb");
        int port = freePort();
        Process serve = serveWithSmallFiles(file, port);
        int acknowledged = 0;
        int status;

        // When
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/ingest");
            Eventually.isTrue(
                    this::errors, Duration.ofSeconds(60), () -> post(client, address, workload.table()) == 200);
            for (status = 200; status == 200 && acknowledged < MOST_REQUESTS; ) {
                status = post(client, address, body(acknowledged + 1));
                acknowledged += status == 200 ? 1 : 0;
            }
        } finally {
            serve.destroyForcibly().waitFor();
        }

        // Then
        assertThat(status).isIn(503, 507);
        assertThat(acknowledged).isPositive();
        assertThat(ids(file)).isEqualTo(PushedWorkload.ids(acknowledged));
    }

    private String body(int number) {
        return "[" + String.join(",", workload.transaction(number)) + "]";
    }

    private static int post(HttpClient client, URI address, String body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notThere) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static List<String> ids(Path store) {
        return StoredStory.of(store).stream()
                .filter(line -> line.startsWith("INSERT "))
                .map(line -> line.replaceAll(".* -> ([0-9]+)\\|.*", "$1"))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    /// `ulimit -f` counts in 512 bytes.
    private Process serveWithSmallFiles(Path store, int port) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 8192 && exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        "io.auditworkbench.Main",
                        "serve",
                        "--ingest",
                        "--listen",
                        "127.0.0.1:" + port,
                        "--store",
                        store.toString())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
