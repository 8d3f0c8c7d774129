package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import io.auditworkbench.testing.FakeGreeter;
import io.auditworkbench.testing.MysqlServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What `capture --once` answers to everything that can be wrong before it begins: one line, its exit code, no store.
class BadInputIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private Path passwordFile;

    @BeforeEach
    void writePasswordFile() throws IOException {
        passwordFile = PrivateFile.write(folder.resolve("password"), "reader\n");
    }

    private Path store() {
        return folder.resolve("audit.awb");
    }

    private CommandRun capture(Path store, Path password, String url, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "capture",
                "--once",
                "-q",
                "--url",
                url,
                "--password-file",
                password.toString(),
                "--store",
                store.toString()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private void refuses(int exitCode, String part, String url, String... more) {
        CommandRun run = capture(store(), passwordFile, url, more);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("auditctl: [^\n]+\n").contains(part);
        assertThat(store()).doesNotExist();
    }

    private static String url(String user) {
        return "mysql://" + user + "@127.0.0.1:" + mysql.port() + "/";
    }

    @Test
    void wrongAddressesAreRefused() throws IOException {
        refuses(2, "mysql://", "not a url");
        refuses(2, "password", "mysql://reader:secret@127.0.0.1:3306/");
        refuses(4, "no-such-host.invalid", "mysql://reader@no-such-host.invalid:3306/");
        int port = closedPort();
        refuses(4, "127.0.0.1:" + port, "mysql://reader@127.0.0.1:" + port + "/");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void otherServersAreRefused() throws IOException {
        try (FakeGreeter maria = FakeGreeter.ofVersion("5.5.5-10.11.6-MariaDB-0+deb12u1")) {
            refuses(6, "MariaDB", "mysql://reader@127.0.0.1:" + maria.port() + "/");
        }
        try (FakeGreeter old = FakeGreeter.ofVersion("5.7.44-log")) {
            refuses(6, "5.7.44", "mysql://reader@127.0.0.1:" + old.port() + "/");
        }
        try (FakeGreeter ssh = FakeGreeter.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
            refuses(4, "127.0.0.1:" + ssh.port(), "mysql://reader@127.0.0.1:" + ssh.port() + "/");
        }
    }

    @Test
    void wrongLoginsAndUnreadableTablesAreRefused() throws IOException {
        refuses(4, "nobody", url("nobody"));
        refuses(2, "a.b.c", url("audit_reader"), "--tables", "a.b.c");
        Path missing = folder.resolve("missing");
        CommandRun run = capture(store(), missing, url("audit_reader"));
        assertThat(run)
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "auditctl: The password file " + missing
                                + " cannot be read. Check the path and that this account may read it.\n"));
        assertThat(store()).doesNotExist();
    }

    @Test
    void serverWithoutABinlogIsRefused() {
        try (EmbeddedMysql server =
                EmbeddedMysql.start(EmbeddedMysqlOptions.of(Path.of("target", "mysql"), folder.resolve("server"))
                        .withAccounts(MysqlServer.READER)
                        .withSettings("skip-log-bin", "gtid_mode=OFF", "enforce_gtid_consistency=OFF"))) {
            refuses(6, "Binary log is on is log_bin = OFF", "mysql://audit_reader@127.0.0.1:" + server.port() + "/");
        }
    }

    @Test
    void tablesThatMatchNothingAreRefusedBeforeTheFirstCaptureOnly() {
        // Given
        refuses(6, "no table matches no_such.*", url("audit_reader"), "--tables", "no_such.*");
        mysql.run("create table gone(id int primary key)");
        String tables = mysql.schema() + ".gone";

        // When
        CommandRun first = capture(store(), passwordFile, url("audit_reader"), "--tables", tables);
        mysql.run("drop table gone");
        CommandRun again = capture(store(), passwordFile, url("audit_reader"), "--tables", tables);

        // Then
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(again.exitCode()).as(again.err()).isZero();
    }

    @Test
    void untrustedCertificatesAndUnknownTlsModesAreRefused() {
        refuses(4, "certificate", url("audit_reader") + "?tls=verify-ca");
        refuses(4, "certificate", url("audit_reader") + "?tls=verify-identity");
        refuses(2, "verify-ca", url("audit_reader") + "?tls=perhaps");
    }

    @Test
    void filesThatAreNoStoresAreLeftAsTheyAre() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a store\n".repeat(100));
        CommandRun file = capture(text, passwordFile, url("audit_reader"));
        CommandRun directory = capture(folder, passwordFile, url("audit_reader"));
        assertThat(file.exitCode()).as(file.err()).isEqualTo(9);
        assertThat(file.err()).matches("auditctl: [^\n]+\n").contains(text.toString());
        assertThat(text).hasContent("not a store\n".repeat(100));
        assertThat(directory.exitCode()).as(directory.err()).isEqualTo(9);
        assertThat(directory.err()).matches("auditctl: This is a folder, not a store: [^\n]+\n");
    }
}
