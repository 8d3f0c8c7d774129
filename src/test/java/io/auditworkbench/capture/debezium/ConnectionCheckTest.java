package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionReport;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.ConnectionStage;
import io.auditworkbench.capture.ConnectionStep;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.testing.FakeGreeter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is said when the other end is not a MySQL that can be used; no server is needed for it.
class ConnectionCheckTest {

    private static ConnectionReport connect(int port) {
        return connect("mysql://audit@127.0.0.1:" + port + "/");
    }

    private static ConnectionReport connect(String url) {
        return new ConnectionCheck(Clock.systemUTC(), new Random(1), Runnable::run)
                .connect(ConnectionSettings.parse(url));
    }

    private static NotConnected stopped(ConnectionStage stage, ErrorCode code, String happened, String nextStep) {
        return new NotConnected(stage, code, happened, nextStep);
    }

    @Test
    void connectNamesAHostThatNobodyKnows() {
        assertThat(connect("mysql://audit@no-such-host.invalid/").outcome())
                .isEqualTo(stopped(
                        ConnectionStage.DNS,
                        ErrorCode.SOURCE_UNREACHABLE,
                        "No address is known for the host no-such-host.invalid.",
                        "Check the spelling, or give the address in numbers."));
    }

    @Test
    void connectNamesAPortWhereNobodyListens() throws IOException {
        // Given
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAtOnce.getLocalPort();
        }

        // When
        ConnectionReport report = connect(port);

        // Then
        assertThat(report.outcome())
                .isEqualTo(stopped(
                        ConnectionStage.TCP,
                        ErrorCode.SOURCE_UNREACHABLE,
                        "Nothing answers on 127.0.0.1:" + port + ".",
                        "Is MySQL listening on this address? Check the port, bind-address and the firewall."));
        assertThat(report.steps()).extracting(ConnectionStep::stage).containsExactly(ConnectionStage.DNS);
    }

    @Test
    void connectGivesUpOnAProgramThatIsNotMysql() throws IOException {
        for (String greeting : new String[] {"SSH-2.0-OpenSSH_9.2\r\n", "\5\0\0\0hello", "\1\0\0\0\n", "\0\0\0\0"}) {
            try (FakeGreeter other = FakeGreeter.saying(greeting)) {
                assertThat(connect(other.port()).outcome())
                        .as(greeting)
                        .isEqualTo(stopped(
                                ConnectionStage.TCP,
                                ErrorCode.SOURCE_UNREACHABLE,
                                "127.0.0.1:" + other.port() + " answers, but not as MySQL does.",
                                "Check host and port; MySQL's own port is 3306."));
            }
        }
    }

    @Test
    void connectStopsAtMariaDbBeforeLoggingIn() throws IOException {
        try (FakeGreeter mariaDb = FakeGreeter.ofVersion("5.5.5-10.11.19-MariaDB-0+deb12u1")) {
            assertThat(connect(mariaDb.port()).outcome())
                    .isEqualTo(stopped(
                            ConnectionStage.VERSION,
                            ErrorCode.MARIADB_NOT_SUPPORTED,
                            "This server is MariaDB 10.11.19. Audit Workbench reads MySQL; MariaDB is planned for a"
                                    + " later version. Nothing was changed.",
                            ""));
        }
    }

    @Test
    void connectStopsAtAnOldVersion() throws IOException {
        try (FakeGreeter old = FakeGreeter.ofVersion("5.7.44-log")) {
            assertThat(connect(old.port()).outcome())
                    .isEqualTo(stopped(
                            ConnectionStage.VERSION,
                            ErrorCode.NOT_READY,
                            "This server is MySQL 5.7.44. Audit Workbench reads MySQL 8.0 to 9.x.",
                            "Upgrade the server, or capture from a replica that runs a newer version. Nothing was"
                                    + " changed."));
        }
    }

    @Test
    void connectRefusesAServerWithoutTlsWhenTlsIsAskedFor() throws IOException {
        try (FakeGreeter plain = FakeGreeter.ofVersion("8.4.3")) {
            assertThat(connect("mysql://audit@127.0.0.1:" + plain.port() + "/?tls=required")
                            .outcome())
                    .isEqualTo(stopped(
                            ConnectionStage.TLS,
                            ErrorCode.SOURCE_TLS_FAILED,
                            "127.0.0.1:" + plain.port() + " does not offer TLS, and tls=required asks for it.",
                            "Turn TLS on at the server (ssl_cert and ssl_key in my.cnf), or write ?tls=disabled after"
                                    + " the address if you trust the network."));
        }
    }

    @Test
    void connectRepeatsWhatAServerSaysInsteadOfAGreeting() throws IOException {
        try (FakeGreeter blocked = FakeGreeter.refusing(1129, "Host '10.0.0.7' is blocked\u001b[2J")) {
            assertThat(connect(blocked.port()).outcome())
                    .isEqualTo(stopped(
                            ConnectionStage.TCP,
                            ErrorCode.SOURCE_UNREACHABLE,
                            "127.0.0.1:" + blocked.port() + " refused the connection: Host '10.0.0.7' is blocked?[2J.",
                            "Too many broken connections came from this machine. An administrator runs FLUSH HOSTS; on"
                                    + " the server."));
        }
    }
}
