package io.auditworkbench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.http.ingest.BodyLimits;
import io.auditworkbench.http.ingest.IngestAccess;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.IngestOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A real server by https, with certificates that `keytool` made for the test.
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static TlsFiles files = new TlsFiles(Path.of(""), Path.of(""), null);

    @BeforeAll
    static void makeCertificates() throws Exception {
        for (String name : List.of("server", "known", "stranger")) {
            keytool(name);
            pem(name);
        }
        files = new TlsFiles(folder.resolve("server.crt"), folder.resolve("server.key"), null);
    }

    @Test
    void serverSpeaksTlsAndNothingElse() throws Exception {
        try (IngestServer server = open(files);
                HttpClient client = client("server", null, "TLSv1.3")) {
            assertThat(post(client, server).statusCode()).isEqualTo(200);
            assertThat(server.raw("POST /ingest HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void onlyAPageOfItsOwnSchemeIsItsOwn() throws Exception {
        try (IngestServer server = open(files);
                HttpClient client = client("server", null, "TLSv1.3")) {
            assertThat(post(client, server, "Origin", "https://localhost:" + server.port())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(post(client, server, "Origin", "http://localhost:" + server.port())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void serverTakesTls12AndNothingOlder() throws Exception {
        try (IngestServer server = open(files);
                HttpClient client = client("server", null, "TLSv1.2");
                HttpClient old = client("server", null, "TLSv1.1")) {
            assertThat(post(client, server).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> post(old, server)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void whoDoesNotTrustTheCertificateSendsNothing() throws Exception {
        try (IngestServer server = open(files);
                HttpClient client = client("stranger", null, "TLSv1.3")) {
            assertThatThrownBy(() -> post(client, server)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void whereCallersNeedACertificateOnlyKnownOnesAreServed() throws Exception {
        TlsFiles mutual = new TlsFiles(files.certificate(), files.key(), folder.resolve("known.crt"));
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (IngestServer server = open(mutual);
                    HttpClient known = client("server", "known", version);
                    HttpClient stranger = client("server", "stranger", version);
                    HttpClient nobody = client("server", null, version)) {
                assertThat(post(known, server).statusCode()).isEqualTo(200);
                assertThatThrownBy(() -> post(stranger, server)).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> post(nobody, server)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void filesThatAreNoneAreRefusedWithWhatHelps() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "nothing of the kind");
        Path encrypted = privateFile("encrypted.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n");

        refuses(new TlsFiles(text, files.key(), null), "holds no certificate in PEM");
        refuses(new TlsFiles(folder.resolve("missing"), files.key(), null), "cannot be read");
        refuses(
                new TlsFiles(files.certificate(), encrypted, null),
                "holds no key in PEM as PKCS#8 without a passphrase");
        refuses(new TlsFiles(files.certificate(), files.key(), text), "holds no certificate in PEM");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have the permissions of their folder")
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        Path open = Files.copy(files.key(), folder.resolve("open.key"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));

        refuses(new TlsFiles(files.certificate(), open, null), "can be read or changed by other accounts");
    }

    private static void refuses(TlsFiles wrong, String why) {
        assertThatThrownBy(wrong::factory)
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining(why);
    }

    private static IngestServer open(TlsFiles tls) {
        return new IngestServer(
                _ -> new IngestOutcome.Kept(1, 0, 0),
                IngestAccess.OPEN,
                BodyLimits.of(1 << 20),
                tls,
                LocalServer.IDLE_TIMEOUT);
    }

    private static HttpResponse<String> post(HttpClient client, IngestServer server, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + server.port() + "/ingest"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(String trusted, @Nullable String shown, String version) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("a", store(trusted).getCertificate(trusted));
        trust.init(authorities);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        if (shown != null) {
            keys.init(store(shown), PASSWORD);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .sslParameters(new SSLParameters(null, new String[] {version}))
                .build();
    }

    private static KeyStore store(String name) throws Exception {
        return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD);
    }

    private static void pem(String name) throws Exception {
        Base64.Encoder mime = Base64.getMimeEncoder(64, new byte[] {'\n'});
        KeyStore store = store(name);
        Files.writeString(
                folder.resolve(name + ".crt"),
                "-----BEGIN CERTIFICATE-----\n"
                        + mime.encodeToString(store.getCertificate(name).getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        privateFile(
                name + ".key",
                "-----BEGIN PRIVATE KEY-----\n"
                        + mime.encodeToString(store.getKey(name, PASSWORD).getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private static Path privateFile(String name, String text) throws IOException {
        return PrivateFile.write(folder.resolve(name), text);
    }

    private static void keytool(String name) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keyalg",
                name.equals("server") ? "EC" : "RSA",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                folder.resolve(name + ".p12").toString()));
        Process made = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
    }
}
