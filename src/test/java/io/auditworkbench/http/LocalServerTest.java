package io.auditworkbench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.http.ingest.BodyLimits;
import io.auditworkbench.http.ingest.IngestAccess;
import io.auditworkbench.http.ingest.WebhookSignature;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.workbench.IngestOutcome;
import io.auditworkbench.workbench.PushedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may speak to the listener, how much and how fast; what arrives is only counted here.
class LocalServerTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String SECRET = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTAx";
    private static final Instant RECORDED = Instant.ofEpochSecond(1_795_455_270);

    private final ConcurrentLinkedQueue<PushedBody> taken = new ConcurrentLinkedQueue<>();

    @Test
    void serverTakesJsonAndAnswersInHttp11ThoughTheClientOffersHttp2() throws IOException {
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            // When
            HttpResponse<String> answer =
                    server.post(RecordedRequest.of("single-plain").getFirst());
            String raw = server.raw("""
                    POST /ingest/shop HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Connection: Upgrade, HTTP2-Settings\r
                    Upgrade: h2c\r
                    HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA\r
                    Content-Type: application/json\r
                    Content-Length: 2\r
                    \r
                    {}""");

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version().name()).isEqualTo("HTTP_1_1");
            assertThat(answer.body()).isEqualTo("{\"records\":1,\"repeated\":0,\"transactions\":0}\n");
            assertThat(raw).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(taken.stream().map(PushedBody::channel)).containsExactly("", "shop");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /ingest,          application/json,             405",
        "PUT,    /ingest,          application/json,             405",
        "DELETE, /ingest,          application/json,             405",
        "POST,   /ingest,          text/plain,                   415",
        "POST,   /ingest,          avro/bytes,                   415",
        "POST,   /ingest,          application/json;charset=utf-16, 415",
        "POST,   /ingest/a/b,      application/json,             404",
        "POST,   /nowhere,         application/json,             404",
        "POST,   /ingest,          application/json;charset=UTF-8, 200",
        "POST,   /ingest,          application/cloudevents+json, 200",
    })
    void serverAnswersByMethodPathAndType(String method, String path, String type, int status) {
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            // When
            HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(path))
                    .header("Content-Type", type)
                    .method(method, HttpRequest.BodyPublishers.ofString("{}")));

            // Then
            assertThat(answer.statusCode()).isEqualTo(status);
            if (status != 200) {
                assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
                assertThat(answer.body())
                        .startsWith("{\"type\":\"about:blank\",\"status\":" + status)
                        .endsWith("}\n");
                assertThat(taken).isEmpty();
            }
        }
    }

    @Test
    void serverRefusesABodyThatIsTooLargePlainChunkedOrUnpacked() throws IOException {
        try (IngestServer server = open(BodyLimits.of(100_000))) {
            byte[] large = new byte[100_001];
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 200; i++) {
                    gzip.write(zeros);
                }
            }
            assertThat(bomb.size()).isGreaterThan(100_000);
            byte[] smallBomb = packed(new byte[50_000_000]);
            assertThat(smallBomb.length).isLessThan(100_000);

            // When, Then
            assertThat(server.send(server.json(large)).statusCode()).isEqualTo(413);
            assertThat(server.send(server.json(bomb.toByteArray()).header("Content-Encoding", "gzip"))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(server.send(server.json(smallBomb).header("Content-Encoding", "gzip"))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(server.raw("POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n"
                            + ("ffff\r\n" + "x".repeat(0xffff) + "\r\n").repeat(2)))
                    .startsWith("HTTP/1.1 413 ");
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void senderHearsWhyHoweverMuchItStillSends() {
        // Given bodies that fill every buffer between the two
        try (IngestServer server = open(BodyLimits.of(100_000))) {
            byte[] large = new byte[6_000_000];
            byte[] packed = new byte[6_000_000];
            new Random(4711).nextBytes(packed);
            byte[] bomb = packed(packed);
            for (int i = 0; i < 60; i++) {
                // When, Then
                assertThat(server.send(server.json(large)).statusCode()).isEqualTo(413);
                assertThat(server.send(server.json(bomb).header("Content-Encoding", "gzip"))
                                .statusCode())
                        .isEqualTo(413);
            }
        }
    }

    @Test
    void serverUnpacksGzipAndRefusesWhatIsNone() {
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            // When
            byte[] body = "[{\"ts_ms\":1}]".getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> good = server.send(server.json(packed(body)).header("Content-Encoding", "gzip"));
            HttpResponse<String> bad = server.send(server.json(body).header("Content-Encoding", "gzip"));
            HttpResponse<String> unknown = server.send(server.json(body).header("Content-Encoding", "br"));

            // Then
            assertThat(good.statusCode()).isEqualTo(200);
            assertThat(taken.element().bytes()).isEqualTo(body);
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(unknown.statusCode()).isEqualTo(415);
            assertThat(taken).hasSize(1);
        }
    }

    @Test
    void serverTakesNothingFromHalfABody() throws IOException {
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            // When
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream()
                        .write(
                                "POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[{}"
                                        .getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();

                // Then
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                        .startsWith("HTTP/1.1 400 ");
            }
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void serverGivesUpOnABodyThatTrickles() throws IOException {
        BodyLimits impatient = new BodyLimits(1 << 20, 1 << 20, Duration.ofMillis(300));
        try (IngestServer server = open(impatient);
                Socket socket = new Socket("127.0.0.1", server.port())) {
            // Given
            var out = socket.getOutputStream();
            out.write(
                    "POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoTimeout(50);

            // When
            StringBuilder answer = new StringBuilder();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (answer.isEmpty() && System.nanoTime() < end) {
                out.write('x');
                out.flush();
                try {
                    answer.append((char) socket.getInputStream().read());
                } catch (java.net.SocketTimeoutException _) {
                    // not yet
                }
            }
            answer.append(new String(socket.getInputStream().readNBytes(11), StandardCharsets.ISO_8859_1));

            // Then
            assertThat(answer.toString()).isEqualTo("HTTP/1.1 408");
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void serverCutsHeadersThatTrickleAndServesOthersMeanwhile() throws IOException {
        // Given
        try (IngestServer server = new IngestServer(
                        this::take, IngestAccess.OPEN, BodyLimits.of(1 << 20), null, Duration.ofSeconds(2));
                Socket slow = new Socket("127.0.0.1", server.port())) {
            OutputStream out = slow.getOutputStream();
            out.write("POST /ingest HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(StandardCharsets.ISO_8859_1));
            slow.setSoTimeout(100);
            int served = 0;
            boolean isCut = false;

            // When
            for (long end = System.nanoTime() + Duration.ofSeconds(60).toNanos(); !isCut && System.nanoTime() < end; ) {
                served += server.send(server.json("{}")).statusCode() == 200 ? 1 : 0;
                try {
                    out.write('x');
                    out.flush();
                    isCut = slow.getInputStream().read() < 0;
                } catch (java.net.SocketTimeoutException _) {
                    // not yet
                } catch (IOException _) {
                    isCut = true;
                }
            }

            // Then
            assertThat(isCut)
                    .as("a sender of one byte in a tenth of a second is let go")
                    .isTrue();
            assertThat(served).isGreaterThan(1).isEqualTo(taken.size());
        }
    }

    @Test
    void serverAnswers429WhenTooMuchIsSentAtOnce() {
        try (IngestServer server = open(new BodyLimits(1 << 20, 100_000, Duration.ofSeconds(5)))) {
            // When
            HttpResponse<String> answer = server.send(server.json(new byte[200_000]));

            // Then
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
            assertThat(server.send(server.json("{}")).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost.evil.example",
                "Host: 192.168.1.1:80",
                "Host: 127.evil.example",
                "Host: 127.0.0.1\r\nOrigin: http://localhost",
            })
    void serverTurnsWebPagesAway(String headers) throws IOException {
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            String answer = server.raw("POST /ingest HTTP/1.1\r\n" + headers
                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

            assertThat(answer).startsWith("HTTP/1.1 403 ");
            assertThat(taken).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:99", "[::1]:7431", "proxy.example", "LOCALHOST"})
    void serverAnswersToItsOwnNames(String host) throws IOException {
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            String answer = server.raw("POST /ingest HTTP/1.1\r\nHost: " + host
                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void serverAsksForTheTokenBeforeItReadsTheBody() throws IOException {
        IngestAccess access = new IngestAccess(BearerToken.of(TOKEN), null);
        try (IngestServer server = new IngestServer(this::take, access, BodyLimits.of(1 << 20))) {
            String head =
                    "POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n";

            // When, Then
            assertThat(server.raw(head + "\r\n")).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate: Bearer");
            assertThat(server.raw(head + "Authorization: Bearer " + TOKEN + "x\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(server.raw(head + "Authorization: " + TOKEN + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(server.raw(head + "Authorization: Basic " + TOKEN + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(taken).isEmpty();
            assertThat(server.send(server.json("{}").header("Authorization", "bearer " + TOKEN))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.send(HttpRequest.newBuilder(server.uri("/health")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void serverAdmitsEveryRecordedSignature() {
        try (IngestServer server = signed(RECORDED)) {
            // When
            List<Integer> statuses = new ArrayList<>();
            for (RecordedRequest request : RecordedRequest.of("webhooks-plain")) {
                statuses.add(server.post(request).statusCode());
            }

            // Then
            assertThat(statuses).hasSize(26).containsOnly(200);
            assertThat(taken.element().messageId()).isEqualTo("msg_a7d08856-b57b-4d56-9f5c-995ce5648ebc");
        }
    }

    @Test
    void serverRefusesAChangedBodyIdOrTimeAndASignatureThatIsMissing() {
        RecordedRequest good = RecordedRequest.of("webhooks-plain").getFirst();
        try (IngestServer server = signed(RECORDED)) {
            // When
            List<HttpRequest.Builder> forged = List.of(
                    server.json(good.body().replace("utf8mb4", "utf8mb3"))
                            .header("webhook-id", good.headers().get("webhook-id"))
                            .header("webhook-timestamp", good.headers().get("webhook-timestamp"))
                            .header("webhook-signature", good.headers().get("webhook-signature")),
                    server.json(good.body())
                            .header("webhook-id", "msg_other")
                            .header("webhook-timestamp", good.headers().get("webhook-timestamp"))
                            .header("webhook-signature", good.headers().get("webhook-signature")),
                    server.json(good.body())
                            .header("webhook-id", good.headers().get("webhook-id"))
                            .header("webhook-timestamp", "1795455267")
                            .header("webhook-signature", good.headers().get("webhook-signature")),
                    server.json(good.body())
                            .header("webhook-id", good.headers().get("webhook-id"))
                            .header("webhook-timestamp", "soon")
                            .header("webhook-signature", good.headers().get("webhook-signature")),
                    server.json(good.body())
                            .header("webhook-id", good.headers().get("webhook-id"))
                            .header("webhook-timestamp", good.headers().get("webhook-timestamp"))
                            .header("webhook-signature", "v1,%%% v2,x v1,"),
                    server.json(good.body()));

            // Then
            assertThat(forged.stream().map(request -> server.send(request).statusCode()))
                    .containsOnly(401);
            assertThat(taken).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"301, 200", "-299, 200", "-310, 401", "700, 401"})
    void serverRefusesASignatureOlderOrNewerThanFiveMinutes(long secondsAfter, int status) {
        // Given
        Instant signedAt = Instant.ofEpochSecond(1_795_455_266);
        try (IngestServer server = signed(signedAt.plusSeconds(secondsAfter == 301 ? 300 : secondsAfter))) {
            // When
            int answered =
                    server.post(RecordedRequest.of("webhooks-plain").getFirst()).statusCode();

            // Then
            assertThat(answered).isEqualTo(status);
        }
    }

    @Test
    void serverMapsEachOutcomeToItsStatus() {
        record Case(IngestOutcome outcome, int status) {}
        List<Case> cases = List.of(
                new Case(new IngestOutcome.Busy(Duration.ofSeconds(2)), 503),
                new Case(refused(ErrorCode.BAD_INPUT), 400),
                new Case(refused(ErrorCode.UNREADABLE_EVENT), 422),
                new Case(refused(ErrorCode.SCHEMA_UNKNOWN), 422),
                new Case(refused(ErrorCode.MARIADB_NOT_SUPPORTED), 422),
                new Case(refused(ErrorCode.EVENT_CONFLICT), 409),
                new Case(refused(ErrorCode.STORE_FULL), 507),
                new Case(refused(ErrorCode.STORE_READ_ONLY), 503),
                new Case(refused(ErrorCode.STORE_FAILED), 503),
                new Case(refused(ErrorCode.INTERNAL), 500));
        for (Case each : cases) {
            try (IngestServer server =
                    new IngestServer(_ -> each.outcome(), IngestAccess.OPEN, BodyLimits.of(1 << 20))) {
                HttpResponse<String> answer = server.send(server.json("{}"));

                assertThat(answer.statusCode()).isEqualTo(each.status());
                assertThat(answer.headers().firstValue("retry-after").isPresent())
                        .isEqualTo(each.status() == 503 || each.status() == 507);
            }
        }
    }

    @Test
    void serverAnswersBrokenHttpWithoutAPageOrAVersion() throws IOException {
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            List<String> broken = List.of(
                    "NONSENSE\r\n\r\n",
                    "POST /ingest HTTP/1.1\r\n\r\n",
                    "POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: x\r\n\r\n",
                    "POST /ingest HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
                    "POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\r\n");
            for (String request : broken) {
                String answer = server.raw(request);

                assertThat(answer).matches("(?s)HTTP/1.1 4[0-9]{2} .*").doesNotContain("<html", "Jetty", "at org.");
            }
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void goodClientIsServedWhileManySlowOnesHoldTheirConnections() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (IngestServer server = open(BodyLimits.of(1 << 20))) {
            // Given
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                socket.getOutputStream()
                        .write((i % 2 == 0
                                        ? "POST /ing"
                                        : "POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n[")
                                .getBytes(StandardCharsets.ISO_8859_1));
                slow.add(socket);
            }

            // When
            long begun = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(server.send(server.json("{}")).statusCode()).isEqualTo(200);
            }

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:7431", "192.168.0.5:80", "audit.example:7431", "[::]:80", "128.0.0.1:1"})
    void exposureRefusesWhatOtherMachinesCanReachUnguarded(String text) {
        ListenAddress address = ListenAddress.parse(text);

        assertThatThrownBy(() -> new Exposure(address, false, true).check())
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("Other machines could reach " + text + " and forge what is sent or read what is kept.");
        assertThatThrownBy(() -> new Exposure(address, true, false).check())
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("Other machines could reach " + text + " and, without TLS, others read what is sent.");
        assertThatCode(() -> new Exposure(address, true, true).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7431", "127.0.0.1:0", "localhost:7431", "[::1]:7431", "127.3.2.1:1"})
    void exposureLetsThisMachineBe(String text) {
        assertThatCode(() -> new Exposure(ListenAddress.parse(text), false, false).check())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "x", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:-1", "a:b:c"})
    void listenAddressRefusesWhatIsNone(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("This is no address to listen on: " + text + ".");
    }

    @Test
    void startSaysWhenThePortIsTaken() {
        try (IngestServer first = open(BodyLimits.of(1 << 20))) {
            assertThatThrownBy(() -> {
                        try (var pool = new java.util.concurrent.ThreadPoolExecutor(
                                        8,
                                        8,
                                        1,
                                        java.util.concurrent.TimeUnit.MINUTES,
                                        new java.util.concurrent.LinkedBlockingQueue<>());
                                var timer = java.util.concurrent.Executors.newSingleThreadScheduledExecutor();
                                var server = new LocalServer(
                                        new ListenAddress("127.0.0.1", first.port()),
                                        new ServerThreads(pool, timer, pool),
                                        new HostGuard(List.of()),
                                        List.of())) {
                            server.start();
                        }
                    })
                    .isInstanceOf(WorkbenchException.class)
                    .hasMessageStartingWith("Cannot listen on 127.0.0.1:" + first.port());
        }
    }

    private IngestServer open(BodyLimits limits) {
        return new IngestServer(this::take, IngestAccess.OPEN, limits);
    }

    private IngestServer signed(Instant now) {
        WebhookSignature signature = new WebhookSignature(SECRET, Clock.fixed(now, ZoneOffset.UTC));
        return new IngestServer(this::take, new IngestAccess(null, signature), BodyLimits.of(1 << 20));
    }

    private IngestOutcome take(PushedBody body) {
        taken.add(body);
        return new IngestOutcome.Kept(1, 0, 0);
    }

    private static IngestOutcome refused(ErrorCode code) {
        return new IngestOutcome.Refused(new WorkbenchException(code, "It is refused.", "Do something."));
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }
}
