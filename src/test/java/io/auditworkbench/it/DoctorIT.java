package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.testing.FakeGreeter;
import io.auditworkbench.testing.MysqlServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `auditctl doctor` on a server that is set up as badly as it can be, and what it says when there is no server.
class DoctorIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated(
            "binlog_format=STATEMENT",
            "binlog_row_image=MINIMAL",
            "binlog_row_value_options=PARTIAL_JSON",
            "binlog_row_metadata=MINIMAL",
            "binlog_rows_query_log_events=OFF",
            "gtid_mode=OFF",
            "enforce_gtid_consistency=OFF",
            "binlog_expire_logs_seconds=3600",
            "server-id=0",
            "net_write_timeout=60");

    @TempDir
    Path folder;

    private Path passwordFile;

    @BeforeEach
    void writePasswordFile() throws IOException {
        passwordFile = PrivateFile.write(folder.resolve("password"), "secret-7\n");
    }

    private CommandRun doctor(String url, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "doctor", "--url", url, "--password-file", passwordFile.toString(), "--store", store().toString()));
        words.addAll(List.of(more));
        return new CommandRun.Setting()
                .with("PATH", "/nowhere")
                .by(Clock.systemUTC())
                .run(words.toArray(String[]::new));
    }

    private Path store() {
        return folder.resolve("audit.awb");
    }

    private static String url(String user) {
        return "mysql://" + user + "@127.0.0.1:" + mysql.port() + "/";
    }

    private static CommandRun oneLine(int exitCode, String line) {
        return new CommandRun(exitCode, "", "auditctl: " + line + "\n");
    }

    @Test
    void doctorNamesEveryFaultAndItsScriptPutsAllRight() {
        // Given
        mysql.run(
                "create user 'auditor'@'%' identified by 'secret-7'",
                "grant insert, super on *.* to 'auditor'@'%'",
                "create table " + mysql.schema() + ".orders (id int primary key)");
        String tables = mysql.schema() + ".orders";

        // When
        CommandRun before = doctor(url("auditor"), "--tables", tables);
        CommandRun script = doctor(url("auditor"), "--tables", tables, "--fix-sql");
        mysql.run(script.out()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--"))
                .toArray(String[]::new));
        CommandRun after = doctor(url("auditor"), "--tables", tables, "--strict");

        // Then
        assertThat(before.exitCode()).isEqualTo(6);
        assertThat(before.out())
                .contains(
                        "✗ block    P04  Server id is set, ours is free               server_id = 0\n",
                        "✗ block    P05  Log holds rows                               binlog_format = STATEMENT\n",
                        "✗ block    P06  Log holds whole rows                         binlog_row_image = MINIMAL\n",
                        "✗ block    P07  JSON is logged whole                         binlog_row_value_options ="
                                + " PARTIAL_JSON\n",
                        "! advise   P08  Log names its columns                        binlog_row_metadata = MINIMAL\n",
                        "! advise   P09  Log holds the statement                      binlog_rows_query_log_events ="
                                + " OFF\n",
                        "! advise   P10  Transactions have global ids                 gtid_mode = OFF,"
                                + " enforce_gtid_consistency = OFF\n",
                        "✗ block    P11  Log is kept long enough                      kept for 3600 s",
                        "✗ block    P12  Account has what the reader needs            missing: REPLICATION SLAVE,"
                                + " REPLICATION CLIENT, SELECT on `it_doctorit`.`orders`, RELOAD\n",
                        "! advise   P13  Account has no more than that                INSERT, SUPER on *.*\n",
                        "· info     P18  Timeouts allow a long first read             net_write_timeout = 60 s",
                        "✗ block    P20  An event was really read                     server said: ",
                        """
                        P05  Log holds rows: binlog_format = STATEMENT
                             why    Otherwise only statements are logged, not values.
                             do     Sessions that are open now keep the old format until they reconnect.
                             sql    SET PERSIST binlog_format = 'ROW';
                             by     SYSTEM_VARIABLES_ADMIN (or SUPER)
                             undo   SET PERSIST binlog_format = 'STATEMENT';
                        """);
        assertThat(before.err()).contains("\nNot ready: P04, P05, P06, P07, P11, P12, P20");
        assertThat(script.exitCode()).isEqualTo(6);
        assertThat(script.out()).contains("-- undo: SET PERSIST server_id = 0;\n");
        assertThat(after.out())
                .doesNotContain("! advise")
                .contains("✓ ok       P20  An event was really read                     a heartbeat\n");
        assertThat(after.err())
                .contains(
                        "MySQL " + mysql.version() + " at 127.0.0.1:" + mysql.port() + " · ",
                        " 0 block, 0 advised, ",
                        "\nReady for capture.\n");
        assertThat(after.exitCode()).isZero();
        assertThat(store()).doesNotExist();
    }

    @Test
    void doctorPrintsJsonForOneCheck() throws IOException {
        mysql.run("create user if not exists 'reader2'@'%' identified by 'secret-7'");

        CommandRun run = doctor(url("reader2"), "--only", "p12,L02", "-o", "json");

        JsonNode envelope = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(envelope.path("schema").asText()).isEqualTo("auditctl.doctor/1");
        assertThat(envelope.path("items").findValuesAsText("id")).containsExactly("P12", "L02");
        JsonNode rights = envelope.path("items").get(0);
        assertThat(rights.path("state").asText()).isEqualTo("failed");
        assertThat(rights.path("level").asText()).isEqualTo("block");
        assertThat(rights.path("fix").path("sql").get(0).asText())
                .isEqualTo("GRANT REPLICATION SLAVE ON *.* TO 'reader2'@'%';");
    }

    @Test
    void doctorFailsOnAdviceOnlyWhenStrict() {
        mysql.run(
                "create user if not exists 'writer'@'%' identified by 'secret-7'",
                "grant insert on *.* to 'writer'@'%'");

        assertThat(doctor(url("writer"), "--only", "P13").exitCode()).isZero();
        assertThat(doctor(url("writer"), "--only", "P13", "--strict").exitCode())
                .isEqualTo(6);
    }

    @Test
    void doctorTellsAWrongPasswordInOneLine() {
        assertThat(doctor(url("audit_reader")))
                .isEqualTo(oneLine(
                        4,
                        "Server said: Access denied for 'audit_reader'@'localhost'. Check the password; and the account"
                                + " must be allowed from localhost: CREATE USER 'audit_reader'@'localhost' IDENTIFIED BY"
                                + " '…' REQUIRE SSL;"));
    }

    @Test
    void doctorTellsAWrongHostInOneLine() {
        assertThat(doctor("mysql://audit_reader@no-such-host.invalid/"))
                .isEqualTo(oneLine(
                        4,
                        "No address is known for the host no-such-host.invalid. Check the spelling, or give the address"
                                + " in numbers."));
    }

    @Test
    void doctorTellsAWrongPortInOneLine() throws IOException {
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAtOnce.getLocalPort();
        }

        assertThat(doctor("mysql://audit_reader@127.0.0.1:" + port + "/"))
                .isEqualTo(oneLine(
                        4,
                        "Nothing answers on 127.0.0.1:" + port + ". Is MySQL listening on this address? Check the port,"
                                + " bind-address and the firewall."));
    }

    @Test
    void doctorRecognisesMariaDb() throws IOException {
        try (FakeGreeter mariaDb = FakeGreeter.ofVersion("10.11.19-MariaDB")) {
            assertThat(doctor("mysql://audit_reader@127.0.0.1:" + mariaDb.port() + "/"))
                    .isEqualTo(oneLine(
                            6,
                            "This server is MariaDB 10.11.19. Audit Workbench reads MySQL; MariaDB is planned for a"
                                    + " later version. Nothing was changed."));
        }
    }

    @Test
    void doctorRefusesAPasswordInTheAddressWithoutRepeatingIt() {
        assertThat(doctor("mysql://audit_reader:hunter2@127.0.0.1/"))
                .isEqualTo(oneLine(
                        2,
                        "The address holds a password, which every user of this machine can read in the list of"
                                + " processes. Leave it out, write it into a file that only you can read, and add"
                                + " --password-file FILE."));
    }

    @Test
    void doctorTellsAMisspeltTable() {
        mysql.run(
                "create user if not exists 'reader3'@'%' identified by 'secret-7'",
                "grant select on *.* to 'reader3'@'%'",
                "create table if not exists " + mysql.schema() + ".payments (id int primary key)");

        CommandRun run = doctor(url("reader3"), "--only", "P25", "--tables", mysql.schema() + ".paiments");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out())
                .contains("no table matches " + mysql.schema() + ".paiments\n")
                .contains("(did you mean " + mysql.schema() + ".payments?)");
    }
}
