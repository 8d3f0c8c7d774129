package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve --mcp` inside the test on a free port.
class McpOverHttpTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"trial","version":"7"}}}""";
    private static final String CALL = """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"audit_count","arguments":{}}}""";

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void write() {
        store = StoredShop.write(folder);
    }

    @Test
    void aClientIsGreetedAndAnswered() throws Exception {
        try (Served served = new Served(store)) {
            HttpResponse<String> greeting = served.post(INITIALIZE, Optional.empty());
            String session = greeting.headers().firstValue("mcp-session-id").orElseThrow();
            served.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", Optional.of(session));

            HttpResponse<String> answer = served.post(CALL, Optional.of(session));

            assertThat(greeting.statusCode()).isEqualTo(200);
            assertThat(json(greeting.body())
                            .get("result")
                            .get("serverInfo")
                            .get("name")
                            .asText())
                    .isEqualTo("audit-workbench");
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode result = json(answer.body()
                            .lines()
                            .filter(line -> line.startsWith("data: "))
                            .findFirst()
                            .orElseThrow()
                            .substring("data: ".length()))
                    .get("result");
            assertThat(result.get("structuredContent").get("events").asInt()).isPositive();
            assertThat(served.delete(session)).isEqualTo(200);
            assertThat(served.post(CALL, Optional.of(session)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void webPagesAndOtherNamesAreForbidden() throws Exception {
        try (Served served = new Served(store)) {
            for (String origin : List.of(
                    "http://evil.example",
                    "https://evil.example:443",
                    "null",
                    "http://127.0.0.1.evil.example",
                    "http://localhost.evil.example",
                    "file://",
                    "chrome-extension://abcdef",
                    "http://[::1].evil.example")) {
                assertThat(served.raw("127.0.0.1", "Origin: " + origin))
                        .as(origin)
                        .startsWith("HTTP/1.1 403 ");
            }
            for (String host : List.of(
                    "evil.example",
                    "evil.example:7431",
                    "127.0.0.1.evil.example",
                    "localhost.evil.example",
                    "169.254.169.254",
                    "0.0.0.0")) {
                assertThat(served.raw(host, "X-Nothing: 1")).as(host).startsWith("HTTP/1.1 403 ");
            }
            int port = served.address.getPort();
            for (String origin : List.of(
                    "http://127.0.0.1:" + (port - 1),
                    "http://127.0.0.1",
                    "https://127.0.0.1:" + port,
                    "http://user@127.0.0.1:" + port,
                    "http://127.0.0.1:" + port + ".evil.example",
                    "http://evil.example:" + port)) {
                assertThat(served.raw("127.0.0.1", "Origin: " + origin))
                        .as(origin)
                        .startsWith("HTTP/1.1 403 ");
            }
            assertThat(served.raw("localhost", "X-Nothing: 1")).startsWith("HTTP/1.1 200 ");
            assertThat(served.raw("127.0.0.1", "Origin: http://127.0.0.1:" + port))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void theTokenIsAskedBeforeAnythingElse() throws Exception {
        Path token = PrivateFile.write(folder.resolve("token"), TOKEN + "\n");
        try (Served served = new Served(store, "--token-file", token.toString())) {
            assertThat(served.post(INITIALIZE, Optional.empty()).statusCode()).isEqualTo(401);
            assertThat(served.post(INITIALIZE, Optional.empty(), "Authorization", "Bearer " + TOKEN.replace('0', '1'))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(served.post(INITIALIZE, Optional.empty(), "Authorization", "Bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(SqliteAuditJournal.beside(store).newest(100))
                .extracting(AuditEntry::action)
                .contains(new Happened(Kind.LOGIN, "/mcp", "401", Outcome.REFUSED, 1));
    }

    @Test
    void otherMethodsAndLargeBodiesAreRefused() throws Exception {
        try (Served served = new Served(store)) {
            assertThat(served.get()).isEqualTo(405);
            assertThat(served.post("{\"x\":\"" + "x".repeat(2 << 20) + "\"}", Optional.empty())
                            .statusCode())
                    .isEqualTo(413);
            assertThat(served.post("garbage", Optional.empty()).statusCode()).isEqualTo(400);
            assertThat(served.post(CALL, Optional.of("no-such-session")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWait() throws Exception {
        try (Served served = new Served(store)) {
            boolean isRefused = false;
            for (int i = 0; i < 1_000 && !isRefused; i++) {
                isRefused = served.get() == 405
                        && served.post("{", Optional.empty()).statusCode() == 429;
            }
            assertThat(isRefused).isTrue();
        }
    }

    @Test
    void manyClientsAtOnceGetTheSameAnswer() throws Exception {
        try (Served served = new Served(store);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Set<String>>> clients = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                clients.add(threads.submit(() -> answers(served)));
            }
            Set<String> all = new HashSet<>();
            for (Future<Set<String>> client : clients) {
                all.addAll(client.get());
            }
            assertThat(all).hasSize(1).first().asString().contains("\"isError\":false");
        }
    }

    private static Set<String> answers(Served served) throws IOException, InterruptedException {
        Optional<String> session =
                served.post(INITIALIZE, Optional.empty()).headers().firstValue("mcp-session-id");
        Set<String> answers = new HashSet<>();
        for (int call = 0; call < 8; call++) {
            answers.add(served.post(CALL, session)
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElse("nothing"));
        }
        return answers;
    }

    @Test
    void changesCanBeTakenBesideIt() throws Exception {
        try (Served served = new Served(folder.resolve("new.awb"), "--ingest")) {
            assertThat(served.post(INITIALIZE, Optional.empty()).statusCode()).isEqualTo(200);
            assertThat(served.errors())
                    .contains("/ingest and http://127.0.0.1:")
                    .contains(", storing into ");
        }
    }

    @Test
    void beyondThisMachineItNeedsATokenAndTls() {
        CommandRun open =
                CommandRun.of("serve", "--mcp", "--listen", "0.0.0.0:0", "--behind-tls", "--store", store.toString());

        assertThat(open.exitCode()).isEqualTo(2);
        assertThat(open.err()).contains("Other machines could reach 0.0.0.0:0");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException(text, noJson);
        }
    }

    private static final class Served implements AutoCloseable {
        private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+/mcp)");

        private final RunningServe serve;
        private final URI address;

        Served(Path store, String... further) {
            serve = new RunningServe("--mcp", ADDRESS, store, further);
            address = serve.address();
        }

        String errors() {
            return serve.errors();
        }

        HttpResponse<String> post(String body, Optional<String> session, String... headers)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            session.ifPresent(id -> request.header("Mcp-Session-Id", id));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return serve.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        int get() throws IOException, InterruptedException {
            return serve.client()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }

        int delete(String session) throws IOException, InterruptedException {
            return serve.client()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .header("Mcp-Session-Id", session)
                                    .DELETE()
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }

        /// The first line of the answer to a greeting with another `Host` or one more header.
        String raw(String host, String header) throws IOException {
            byte[] body = INITIALIZE.getBytes(StandardCharsets.UTF_8);
            try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
                socket.getOutputStream()
                        .write(("POST /mcp HTTP/1.1\r\nHost: " + host + "\r\n" + header
                                        + "\r\nContent-Type: application/json\r\n"
                                        + "Accept: application/json, text/event-stream\r\nContent-Length: "
                                        + body.length
                                        + "\r\nConnection: close\r\n\r\n" + INITIALIZE)
                                .getBytes(StandardCharsets.UTF_8));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
            }
        }

        @Override
        public void close() {
            serve.close();
        }
    }
}
