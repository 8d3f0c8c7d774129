package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.testing.StoredStory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServeCommandTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"INTERRUPTED", "TERMINATED"})
    void serveStoresWhatIsPostedAndEndsWithTheSignalsCode(ExitCode signal) throws Exception {
        // Given
        Path store = folder.resolve("shop.awb");
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        try (ServeTrial serve = new ServeTrial(store)) {
            for (RecordedRequest request : requests) {
                assertThat(serve.post(request)).isEqualTo(200);
            }
            assertThat(serve.get("/healthz").body()).isEqualTo("{\"status\":\"ok\"}\n");
            assertThat(serve.get("/metrics").body().lines())
                    .contains("audit_workbench_ingest_records_total 20", "audit_workbench_ingest_refused_total 0");

            // When
            int code = serve.stop(signal);

            // Then
            assertThat(code).isEqualTo(signal.number());
            assertThat(serve.lines())
                    .containsExactly(
                            "Listening on " + serve.address() + ", storing into " + store + "; Ctrl-C stops.",
                            "Stopped. 20 records stored in 8 transactions, 1 came again, 0 requests refused.");
        }
        assertThat(StoredStory.of(store)).hasSize(18);
        try (Store free = Store.openForWriting(store, Clock.systemUTC())) {
            assertThat(free.damage()).isEmpty();
        }
    }

    @Test
    void serveAsksForTheTokenAndSaysOnceWhyItRefuses() throws Exception {
        // Given
        Path token = PrivateFile.write(folder.resolve("token"), TOKEN + "\n");
        RecordedRequest first = RecordedRequest.of("single-plain").getFirst();
        try (ServeTrial serve = new ServeTrial(folder.resolve("shop.awb"), "--token-file", token.toString())) {
            // When
            int refused = serve.post(first);
            int again = serve.post(first, "Authorization", "Bearer " + TOKEN.replace('0', '1'));
            int admitted = serve.post(first, "Authorization", "Bearer " + TOKEN);

            // Then
            assertThat(serve.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(List.of(refused, again, admitted)).containsExactly(401, 401, 200);
            Eventually.isTrue("a refusal on stderr", () -> serve.errors().contains("Refused: "));
            serve.stop(ExitCode.INTERRUPTED);
            assertThat(serve.lines().stream().filter(line -> line.startsWith("Refused: ")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("401 The token or signature is missing, wrong or too old."));
            assertThat(serve.lines().getLast()).endsWith("2 requests refused.");
            assertThat(serve.errors()).doesNotContain(TOKEN);
        }
        // what the service did and whom it refused stands in the self-audit, without the token
        assertThat(SqliteAuditJournal.beside(folder.resolve("shop.awb"))
                        .newest(10)
                        .reversed())
                .extracting(AuditEntry::action)
                .containsExactly(
                        new Happened(Kind.SERVE, "begun", "127.0.0.1:0", Outcome.GIVEN, 0),
                        new Happened(Kind.LOGIN, "/ingest", "401", Outcome.REFUSED, 1),
                        new Happened(Kind.LOGIN, "/metrics", "401", Outcome.REFUSED, 1),
                        new Happened(Kind.LOGIN, "/ingest", "401 more within a minute", Outcome.REFUSED, 1),
                        new Happened(Kind.SERVE, "ended", "127.0.0.1:0", Outcome.GIVEN, 0));
    }

    @Test
    void serveTakesLargerBodiesOnlyWhenTold() throws Exception {
        // Given
        String body = "[" + " ".repeat(2 << 20) + "]";

        // When, Then
        try (ServeTrial serve = new ServeTrial(folder.resolve("a.awb"), "--max-body", "1")) {
            assertThat(serve.post(body).body()).contains("BODY_TOO_LARGE").contains("--max-body");
        }
        try (ServeTrial serve = new ServeTrial(folder.resolve("b.awb"), "--max-body", "3")) {
            assertThat(serve.post(body).statusCode()).isEqualTo(200);
        }
    }

    static Stream<List<String>> refusals() {
        return Stream.of(
                List.of("2", "Nothing to serve was named. Add --ingest, --mcp or both.", "serve"),
                List.of(
                        "2",
                        "This is no address to listen on: here. Write HOST:PORT, for example 127.0.0.1:7431.",
                        "serve --ingest --listen here"),
                List.of(
                        "2",
                        "Other machines could reach 0.0.0.0:0 and forge what is sent or read what is kept."
                                + " Give --token-file or --client-ca (for --ingest alone --webhook-secret-file does, too), or listen on 127.0.0.1.",
                        "serve --ingest --behind-tls --listen 0.0.0.0:0"),
                List.of(
                        "2",
                        "Other machines could reach 0.0.0.0:0 and, without TLS, others read what is sent."
                                + " Give --tls-cert and --tls-key, or put a proxy with TLS before it and say so with --behind-tls, or listen on 127.0.0.1.",
                        "serve --ingest --token-file good --listen 0.0.0.0:0"),
                List.of(
                        "2",
                        "Cannot listen on 203.0.113.7:0: the port is taken or the address is not of this machine."
                                + " Stop the other program, or choose another HOST:PORT.",
                        "serve --ingest --token-file good --behind-tls --listen 203.0.113.7:0"),
                List.of(
                        "2",
                        "Cannot listen on no-such-host.invalid:0: the port is taken or the address is not of this"
                                + " machine. Stop the other program, or choose another HOST:PORT.",
                        "serve --ingest --token-file good --behind-tls --listen no-such-host.invalid:0"),
                List.of(
                        "2",
                        "The token file FOLDER/missing cannot be read. Check the path and that this account may read it.",
                        "serve --ingest --token-file missing"),
                List.of(
                        "2",
                        "The token file FOLDER/empty holds nothing on its first line."
                                + " Write the token there; one that is made up: openssl rand -base64 32 > FOLDER/empty",
                        "serve --ingest --token-file empty"),
                List.of(
                        "2",
                        "The token is shorter than 43 characters and could be guessed."
                                + " Make one with: openssl rand -base64 32",
                        "serve --ingest --token-file short"),
                List.of(
                        "2",
                        "The webhook secret is not whsec_ and 24 to 64 bytes in base64."
                                + " Make one with: echo whsec_$(openssl rand -base64 32)",
                        "serve --ingest --webhook-secret-file short"),
                List.of(
                        "2",
                        "The token file FOLDER/open can be read or changed by other accounts of this machine."
                                + " Run: chmod 600 FOLDER/open",
                        "serve --ingest --token-file open"),
                List.of(
                        "2",
                        "TLS takes a certificate and its key. Give both --tls-cert and --tls-key; --client-ca comes on"
                                + " top of them.",
                        "serve --ingest --tls-cert good"),
                List.of(
                        "2",
                        "The certificate file FOLDER/good holds no certificate in PEM. Check with: openssl x509 -noout -subject -in FILE",
                        "serve --ingest --tls-cert good --tls-key good"),
                List.of("2", "--max-body is 0 MiB. Choose a number from 1 to 1024.", "serve --ingest --max-body 0"),
                List.of(
                        "2",
                        "--max-body is 4096 MiB. Choose a number from 1 to 1024.",
                        "serve --ingest --max-body 4096"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void serveRefusesInOneLineAndLeavesTheStoreAlone(List<String> refusal) throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        PrivateFile.write(folder.resolve("good"), TOKEN);
        PrivateFile.write(folder.resolve("short"), "secret");
        Files.writeString(folder.resolve("open"), TOKEN);
        PrivateFile.write(folder.resolve("empty"), "\n" + TOKEN);
        String command = refusal.get(2)
                .replaceAll("(-file |-cert |-key )(\\S+)", "$1" + folder + "/$2")
                .concat(" --store " + store);

        // When
        CommandRun run = CommandRun.of(command.split(" "));

        // Then
        assertThat(run.err()).isEqualTo("auditctl: " + refusal.get(1).replace("FOLDER", folder.toString()) + "\n");
        assertThat(run.exitCode()).isEqualTo(Integer.parseInt(refusal.get(0)));
        assertThat(store).doesNotExist();
    }

    @Test
    void serveSaysWhenThePortIsTakenBeforeItTouchesTheStore() throws IOException {
        Path store = folder.resolve("shop.awb");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            CommandRun run = CommandRun.of("serve", "--ingest", "--listen", address, "--store", store.toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("auditctl: Cannot listen on " + address + ": the port is taken")
                    .hasLineCount(1);
            assertThat(store).doesNotExist();
        }
    }

    @Test
    void serveSaysWhenSomebodyElseWritesTheStoreAndGivesThePortBack() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String[] command = {"serve", "--ingest", "--listen", "127.0.0.1:" + port, "--store", store.toString()};

        try (Store held = Store.openForWriting(store, Clock.systemUTC())) {
            // When
            CommandRun run = CommandRun.of(command);

            // Then
            assertThat(held.file()).exists();
            assertThat(run.exitCode()).isEqualTo(9);
            assertThat(run.err()).startsWith("auditctl: ").hasLineCount(1);
        }
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void serveRefusesAFileThatIsNoStore() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a store, but somebody's notes\n");

        CommandRun run = CommandRun.of("serve", "--ingest", "--listen", "127.0.0.1:0", "--store", file.toString());

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.err()).hasLineCount(1);
        assertThat(file).hasContent("not a store, but somebody's notes\n");
    }
}
