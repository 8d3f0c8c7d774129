package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.auditworkbench.CommandRun;
import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.ConnectionOutcome;
import io.auditworkbench.capture.ConnectionOutcome.Connected;
import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionReport;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.ConnectionStage;
import io.auditworkbench.capture.ConnectionStep;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.PreflightCheck;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.capture.TlsMode;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.synth.mysql.MysqlAccount;
import io.auditworkbench.testing.FakeGreeter;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The login and the checks against a real server whose settings are broken one by one, and put right by what is
/// printed.
class ConnectionCheckIT {

    private static final String BY_ADMINISTRATOR = "SYSTEM_VARIABLES_ADMIN (or SUPER)";

    @RegisterExtension
    static final MysqlServer mysql =
            MysqlServer.dedicated("bind-address=0.0.0.0", "net_write_timeout=600", "wait_timeout=28800");

    private static ConnectionOutcome connect(String url, String password) {
        return new ConnectionCheck(Clock.systemUTC(), new Random(1), Runnable::run)
                .connect(ConnectionSettings.parse(url).withPassword(Secret.of(password)))
                .outcome();
    }

    private static ConnectionReport connect(int port) {
        return new ConnectionCheck(Clock.systemUTC(), new Random(1), Runnable::run)
                .connect(ConnectionSettings.parse("mysql://audit@127.0.0.1:" + port + "/"));
    }

    private static NotConnected stopped(ConnectionStage stage, ErrorCode code, String happened, String nextStep) {
        return new NotConnected(stage, code, happened, nextStep);
    }

    private static NotConnected loginRefused(String happened, String nextStep) {
        return stopped(ConnectionStage.LOGIN, ErrorCode.SOURCE_LOGIN_REFUSED, happened, nextStep);
    }

    private static String url(String user, String host, String query) {
        return "mysql://" + user + "@" + host + ":" + mysql.port() + "/" + query;
    }

    @Test
    void connectGivesUpOnAProgramThatSaysNothing() throws IOException {
        try (FakeGreeter silent = FakeGreeter.silent()) {
            assertThat(connect(silent.port()).outcome())
                    .isEqualTo(stopped(
                            ConnectionStage.TCP,
                            ErrorCode.SOURCE_UNREACHABLE,
                            "127.0.0.1:" + silent.port() + " took the connection and said nothing for 5 s.",
                            "A MySQL server speaks first, so this is another program, or a stuck server: check host and"
                                    + " port."));
        }
    }

    @Test
    void connectTellsALoginThatIsNeverAnswered() throws IOException {
        try (FakeGreeter stuck = FakeGreeter.ofVersion("8.4.3")) {
            assertThat(connect(stuck.port()).outcome())
                    .isEqualTo(stopped(
                            ConnectionStage.LOGIN,
                            ErrorCode.SOURCE_LOGIN_REFUSED,
                            "127.0.0.1:" + stuck.port() + " did not answer the login within 5 s.",
                            "Try again; if it stays so, look into the server's error log."));
        }
    }

    @Test
    void checkPassesEverythingOnAServerThatIsSetUpAsAdvised() {
        // Given
        mysql.run("create table if not exists " + mysql.schema() + ".good (id int primary key)");

        // When
        ConnectionReport report = PreflightRun.asReader(mysql.server())
                .withTables(mysql.schema() + ".good")
                .report();

        // Then
        assertThat(report.isReady()).isTrue();
        assertThat(report.checks())
                .extracting(PreflightCheck::id)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(CheckId.P19)));
        assertThat(report.checks())
                .filteredOn(check -> check.outcome() instanceof Failed)
                .extracting(PreflightCheck::id, check -> check.outcome().found())
                .containsExactly(tuple(CheckId.P26, "'root'@'localhost'"));
        assertThat(report.volume())
                .hasValueSatisfying(volume -> assertThat(volume.sizeBytes()).isPositive());
    }

    @Test
    void connectNamesEachStepThatWentWell() {
        ConnectionReport report = PreflightRun.asReader(mysql.server()).report(Set.of(), OptionalLong.empty());

        assertThat(report.steps()).extracting(ConnectionStep::stage).containsExactly(ConnectionStage.values());
        assertThat(report.checks()).isEmpty();
        assertThat(report.outcome()).isInstanceOfSatisfying(Connected.class, connected -> {
            assertThat(connected.server().version().text()).startsWith(mysql.version());
            assertThat(connected.server().account()).isEqualTo("'audit_reader'@'%'");
        });
    }

    @Test
    void connectLeavesTlsOutOnLoopbackUnlessTheAccountAsksForIt() {
        // Given
        mysql.run("create user if not exists 'careful'@'%' identified by 'c'", "alter user 'careful'@'%' require ssl");

        // When
        ConnectionOutcome usual = connect(url("audit_reader", "127.0.0.1", ""), "reader");
        ConnectionOutcome careful = connect(url("careful", "127.0.0.1", ""), "c");

        // Then
        assertThat(((Connected) usual).settings().tls()).isEqualTo(TlsMode.DISABLED);
        assertThat(((Connected) careful).settings().tls()).isEqualTo(TlsMode.PREFERRED);
    }

    @Test
    void connectTellsAWrongPasswordAndWhereTheAccountMustBeAllowedFrom() {
        assertThat(connect(url("audit_reader", "127.0.0.1", ""), "wrong"))
                .isEqualTo(loginRefused(
                        "Server said: Access denied for 'audit_reader'@'localhost'.",
                        "Check the password; and the account must be allowed from localhost: CREATE USER"
                                + " 'audit_reader'@'localhost' IDENTIFIED BY '…' REQUIRE SSL;"));
    }

    @Test
    void connectTellsThatNoPasswordWasGiven() {
        assertThat(connect(url("audit_reader", "127.0.0.1", ""), ""))
                .isEqualTo(loginRefused(
                        "Server said: Access denied for 'audit_reader'@'localhost', and no password was given.",
                        "Write the password into a file that only you can read, and add --password-file FILE."));
    }

    @Test
    void connectPointsToTlsWhenAnAccountThatNeedsItIsRefused() {
        mysql.run(
                "create user if not exists 'needs_tls'@'%' identified by 'n'",
                "alter user 'needs_tls'@'%' require ssl");

        assertThat(connect(url("needs_tls", "127.0.0.1", "?tls=disabled"), "n"))
                .isEqualTo(loginRefused(
                        "Server said: Access denied for 'needs_tls'@'localhost'.",
                        "Check the password; and the account must be allowed from localhost: CREATE USER"
                                + " 'needs_tls'@'localhost' IDENTIFIED BY '…' REQUIRE SSL; If the account requires TLS,"
                                + " write ?tls=required after the address."));
    }

    @Test
    void connectTellsALockedAccountAndAnExpiredPassword() {
        mysql.run(
                "create user if not exists 'locked'@'%' identified by 'l'",
                "alter user 'locked'@'%' account lock",
                "create user if not exists 'stale'@'%' identified by 's'",
                "alter user 'stale'@'%' password expire");

        assertThat(connect(url("locked", "127.0.0.1", ""), "l"))
                .isEqualTo(loginRefused(
                        "The account 'locked'@'localhost' is locked.",
                        "ALTER USER 'locked'@'localhost' ACCOUNT UNLOCK;"));
        assertThat(connect(url("stale", "127.0.0.1", ""), "s"))
                .isEqualTo(loginRefused(
                        "The password of stale has expired.",
                        "Give it a new one: ALTER USER 'stale'@'…' IDENTIFIED BY '…';"));
    }

    @Test
    void connectTellsAServerThatInsistsOnTls() {
        // Given: a session that was open before may go on without TLS
        try (SqlSession root = mysql.session()) {
            root.run("set global require_secure_transport = on");

            // When
            ConnectionOutcome plain = connect(url("audit_reader", "127.0.0.1", "?tls=disabled"), "reader");
            ConnectionOutcome usual = connect(url("audit_reader", "127.0.0.1", ""), "reader");
            root.run("set global require_secure_transport = off");

            // Then
            assertThat(plain)
                    .isEqualTo(loginRefused(
                            "The server takes encrypted connections only.",
                            "Write ?tls=required after the address, or leave tls out."));
            assertThat(usual)
                    .isInstanceOfSatisfying(
                            Connected.class,
                            connected -> assertThat(connected.settings().tls()).isEqualTo(TlsMode.PREFERRED));
        }
    }

    @Test
    void connectDoesNotSendAHashedPasswordOverAPlainNetwork() {
        // Given
        mysql.run(
                "create user if not exists 'modern'@'%' identified with caching_sha2_password by 'm'",
                "alter user 'modern'@'%' identified with caching_sha2_password by 'm'");

        // When: 0.0.0.0 leads to this machine without being a loopback address
        ConnectionOutcome network = connect(url("modern", "0.0.0.0", "?tls=disabled"), "m");
        ConnectionOutcome loopback = connect(url("modern", "127.0.0.1", "?tls=disabled"), "m");

        // Then
        assertThat(network)
                .isEqualTo(loginRefused(
                        "The account's password would have to cross the network without TLS.",
                        "Use TLS: write ?tls=required after the address."));
        assertThat(loopback).isInstanceOf(Connected.class);
    }

    @Test
    void p20ReadsAnEventForEveryKindOfLogin() {
        // Given
        mysql.run(
                "create user if not exists 'sha2'@'%' identified with caching_sha2_password by 's'",
                "grant replication slave, replication client on *.* to 'sha2'@'%'",
                "create user if not exists 'tls_only'@'%' identified by 't'",
                "alter user 'tls_only'@'%' require ssl",
                "grant replication slave, replication client on *.* to 'tls_only'@'%'");

        // Then
        for (String query : new String[] {"", "?tls=disabled", "?tls=required"}) {
            assertThat(readsEvent("sha2", "s", query)).as("sha2 %s", query).isInstanceOf(Passed.class);
        }
        for (String query : new String[] {"", "?tls=required"}) {
            assertThat(readsEvent("tls_only", "t", query))
                    .as("tls_only %s", query)
                    .isInstanceOf(Passed.class);
        }
    }

    private static CheckOutcome readsEvent(String user, String password, String query) {
        ConnectionSettings settings =
                ConnectionSettings.parse(url(user, "127.0.0.1", query)).withPassword(Secret.of(password));
        return new PreflightRun(mysql.server(), settings).outcome(CheckId.P20);
    }

    @Test
    void p12CountsRolesThatALoginActivates() {
        // Given
        mysql.run(
                "drop user if exists 'by_role'@'%'",
                "drop role if exists 'it_reader'",
                "create role 'it_reader'",
                "grant select, reload, replication slave, replication client on *.* to 'it_reader'",
                "create user 'by_role'@'%' identified by 'r'",
                "grant 'it_reader' to 'by_role'@'%'");
        PreflightRun run = PreflightRun.as(new MysqlAccount("by_role", "%", "r", List.of()), mysql.server());

        // When
        Failed asleep = run.failed(CheckId.P12);
        mysql.run("set global activate_all_roles_on_login = on");
        CheckOutcome awake = run.outcome(CheckId.P12);
        List<CheckId> notPassed = run.notPassed();
        mysql.run("set global activate_all_roles_on_login = off");

        // Then
        assertThat(asleep.fix().text())
                .isEqualTo("The account has roles; if they hold these rights, activate them instead: SET DEFAULT ROLE"
                        + " ALL TO 'by_role'@'%';");
        assertThat(awake).isEqualTo(new Passed("all of them"));
        assertThat(notPassed).doesNotContain(CheckId.P04, CheckId.P12, CheckId.P13, CheckId.P14, CheckId.P20);
    }

    @Test
    void connectRefusesACertificateThatNobodyVouchesFor() {
        assertThat(connect(url("audit_reader", "127.0.0.1", "?tls=verify-ca"), "reader"))
                .isInstanceOfSatisfying(NotConnected.class, stopped -> {
                    assertThat(stopped.stage()).isEqualTo(ConnectionStage.TLS);
                    assertThat(stopped.code()).isEqualTo(ErrorCode.SOURCE_TLS_FAILED);
                    assertThat(stopped.happened())
                            .startsWith("The encrypted connection to 127.0.0.1:" + mysql.port() + " failed: ");
                    assertThat(stopped.nextStep()).contains("?tls=required");
                });
    }

    @Test
    void p01AsksForTlsWhereValuesCrossTheNetwork() {
        // Given
        ConnectionSettings plain = ConnectionSettings.parse(url("audit_reader", "0.0.0.0", "?tls=disabled"))
                .withPassword(Secret.of("reader"));
        ConnectionSettings encrypted = plain.withTls(TlsMode.REQUIRED);

        // When
        CheckOutcome off = new PreflightRun(mysql.server(), plain).outcome(CheckId.P01);
        CheckOutcome on = new PreflightRun(mysql.server(), encrypted).outcome(CheckId.P01);

        // Then
        assertThat(off)
                .isEqualTo(new Failed(
                        CheckLevel.ADVISE,
                        "not encrypted",
                        Fix.bySql(
                                "Leave tls out of the address, or write ?tls=required.",
                                "CREATE USER",
                                List.of("ALTER USER 'audit_reader'@'%' REQUIRE SSL;"),
                                List.of("ALTER USER 'audit_reader'@'%' REQUIRE NONE;"))));
        assertThat(on).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                P04 | server_id                     | 0            | BLOCK  | server_id = 0
                P05 | binlog_format                 | 'STATEMENT'  | BLOCK  | binlog_format = STATEMENT
                P05 | binlog_format                 | 'MIXED'      | BLOCK  | binlog_format = MIXED
                P06 | binlog_row_image              | 'MINIMAL'    | BLOCK  | binlog_row_image = MINIMAL
                P06 | binlog_row_image              | 'NOBLOB'     | BLOCK  | binlog_row_image = NOBLOB
                P07 | binlog_row_value_options      | 'PARTIAL_JSON' | BLOCK | binlog_row_value_options = PARTIAL_JSON
                P08 | binlog_row_metadata           | 'MINIMAL'    | ADVISE | binlog_row_metadata = MINIMAL
                P09 | binlog_rows_query_log_events  | OFF          | ADVISE | binlog_rows_query_log_events = OFF
                P18 | net_write_timeout             | 60           | INFO   | net_write_timeout = 60 s, wait_timeout = 28800 s
                """, quoteCharacter = '"')
    void checkFindsABrokenSettingAndItsFixPutsItRight(
            CheckId id, String setting, String broken, CheckLevel level, String found) {
        // Given
        PreflightRun run = PreflightRun.asReader(mysql.server());
        String good = value(setting);
        mysql.run("set global " + setting + " = " + broken);

        // When
        Failed failed = run.failed(id);
        run.paste(failed.fix().sql());
        CheckOutcome fixed = run.outcome(id);
        run.paste(failed.fix().undo());
        String undone = value(setting);
        mysql.run("set persist " + setting + " = " + literal(good));

        // Then
        assertThat(failed).extracting(Failed::level, Failed::found).containsExactly(level, found);
        assertThat(failed.fix().runBy()).isEqualTo(BY_ADMINISTRATOR);
        assertThat(failed.fix().restart()).isEqualTo(Fix.Restart.NOT_NEEDED);
        assertThat(fixed).isInstanceOf(Passed.class);
        assertThat(literal(undone)).isEqualToIgnoringCase(literal(broken.replace("'", "")));
    }

    @Test
    void p04TellsAnIdThatIsTaken() {
        PreflightRun run = PreflightRun.asReader(mysql.server());

        CheckOutcome taken = run.report(EnumSet.of(CheckId.P04), OptionalLong.of(4711))
                .checks()
                .getFirst()
                .outcome();
        CheckOutcome free = run.report(EnumSet.of(CheckId.P04), OptionalLong.of(4712))
                .checks()
                .getFirst()
                .outcome();

        assertThat(taken)
                .isEqualTo(new Failed(
                        CheckLevel.BLOCK,
                        "our id 4711 is used by the server itself",
                        Fix.byHand("Let capture choose a free id itself, or give it another one; each reader of a"
                                + " server needs its own.")));
        assertThat(free.found()).isEqualTo("server_id = 4711, 0 replicas known, our id 4712 is free");
    }

    @Test
    void p10LeadsStepByStepFromOffToOnAndBack() {
        // Given
        PreflightRun run = PreflightRun.asReader(mysql.server());
        mysql.run(
                "set global gtid_mode = ON_PERMISSIVE",
                "set global gtid_mode = OFF_PERMISSIVE",
                "set global gtid_mode = OFF",
                "set global enforce_gtid_consistency = OFF");

        // When
        Failed failed = run.failed(CheckId.P10);
        run.paste(failed.fix().sql());
        CheckOutcome fixed = run.outcome(CheckId.P10);
        run.paste(failed.fix().undo());
        CheckOutcome undone = run.outcome(CheckId.P10);
        run.paste(failed.fix().sql());

        // Then
        assertThat(failed.found()).isEqualTo("gtid_mode = OFF, enforce_gtid_consistency = OFF");
        assertThat(failed.fix().sql())
                .containsExactly(
                        "SET PERSIST enforce_gtid_consistency = WARN;",
                        "-- watch the error log for statements that GTIDs do not allow",
                        "SET PERSIST enforce_gtid_consistency = ON;",
                        "SET PERSIST gtid_mode = OFF_PERMISSIVE;",
                        "SET PERSIST gtid_mode = ON_PERMISSIVE;",
                        "-- repeat until it shows 0",
                        "SHOW STATUS LIKE 'Ongoing_anonymous_transaction_count';",
                        "SET PERSIST gtid_mode = ON;");
        assertThat(fixed).isEqualTo(new Passed("gtid_mode = ON, enforce_gtid_consistency = ON"));
        assertThat(undone.found()).isEqualTo(failed.found());
    }

    @Test
    void p11BlocksBelowADayAndAdvisesBelowThree() {
        // Given
        PreflightRun run = PreflightRun.asReader(mysql.server());

        // When
        mysql.run("set global binlog_expire_logs_seconds = 3600");
        Failed hour = run.failed(CheckId.P11);
        mysql.run("set global binlog_expire_logs_seconds = 172800");
        Failed twoDays = run.failed(CheckId.P11);
        run.paste(hour.fix().sql());
        CheckOutcome fixed = run.outcome(CheckId.P11);
        mysql.run("set global binlog_expire_logs_seconds = 0");
        CheckOutcome forEver = run.outcome(CheckId.P11);

        // Then
        assertThat(hour.level()).isEqualTo(CheckLevel.BLOCK);
        assertThat(hour.found()).startsWith("kept for 3600 s, ");
        assertThat(hour.fix().sql()).containsExactly("SET PERSIST binlog_expire_logs_seconds = 604800;");
        assertThat(hour.fix().undo()).containsExactly("SET PERSIST binlog_expire_logs_seconds = 3600;");
        assertThat(twoDays.level()).isEqualTo(CheckLevel.ADVISE);
        assertThat(twoDays.found()).startsWith("kept for 2 days, ");
        assertThat(fixed).isInstanceOf(Passed.class);
        assertThat(forEver.found()).startsWith("never deleted, ");
        if (!mysql.isAtLeast(8, 2)) {
            assertOldRetentionIsMended(run);
        }
    }

    private static void assertOldRetentionIsMended(PreflightRun run) {
        mysql.run("set global expire_logs_days = 2");
        Failed oldSetting = run.failed(CheckId.P11);
        run.paste(oldSetting.fix().sql());
        assertThat(oldSetting.fix().sql())
                .containsExactly(
                        "SET PERSIST expire_logs_days = 0;", "SET PERSIST binlog_expire_logs_seconds = 604800;");
        assertThat(run.outcome(CheckId.P11)).isInstanceOf(Passed.class);
    }

    @Test
    void p12NamesEachMissingRightAndTheGrantsGiveThem() {
        // Given
        mysql.run("create user if not exists 'poor'@'%' identified by 'p'", "create schema if not exists `it_a`");
        PreflightRun run = PreflightRun.as(new MysqlAccount("poor", "%", "p", List.of()), mysql.server())
                .withTables("it_a.*");

        // When
        Failed failed = run.failed(CheckId.P12);
        CheckOutcome blind = run.outcome(CheckId.P14);
        Failed unread = run.failed(CheckId.P20);
        run.paste(failed.fix().sql());
        CheckOutcome fixed = run.outcome(CheckId.P12);
        CheckOutcome read = run.outcome(CheckId.P20);

        // Then
        assertThat(failed.found())
                .isEqualTo("missing: REPLICATION SLAVE, REPLICATION CLIENT, SELECT on `it\\_a`.*, RELOAD");
        assertThat(failed.fix().sql())
                .containsExactly(
                        "GRANT REPLICATION SLAVE ON *.* TO 'poor'@'%';",
                        "GRANT REPLICATION CLIENT ON *.* TO 'poor'@'%';",
                        "-- for the first snapshot only",
                        "GRANT SELECT ON `it\\_a`.* TO 'poor'@'%';",
                        "GRANT RELOAD ON *.* TO 'poor'@'%';");
        assertThat(failed.fix().undo()).hasSize(4).last().isEqualTo("REVOKE REPLICATION SLAVE ON *.* FROM 'poor'@'%';");
        assertThat(blind)
                .isEqualTo(new CouldNotCheck(
                        "the account may not ask: Access denied; you need (at least one of) the SUPER, REPLICATION CLIENT"
                                + " privilege(s) for this operation",
                        "SUPER, REPLICATION CLIENT"));
        assertThat(unread.found()).startsWith("server said: ");
        assertThat(fixed).isEqualTo(new Passed("all of them"));
        assertThat(read).isInstanceOf(Passed.class);
    }

    @Test
    void p13TakesAwayWhatIsTooMuchAndLeavesTheRest() {
        // Given
        mysql.run(
                "drop user if exists 'strong'@'%'",
                "drop role if exists 'it_writer'",
                "create user 'strong'@'%' identified by 's'",
                "create role 'it_writer'",
                "grant delete on *.* to 'it_writer'",
                "grant 'it_writer' to 'strong'@'%'",
                "set default role all to 'strong'@'%'",
                "grant select, insert, reload, super, replication slave, replication client, binlog_admin on *.*"
                        + " to 'strong'@'%' with grant option",
                "grant all on `it_a`.* to 'strong'@'%'");
        PreflightRun run = PreflightRun.as(new MysqlAccount("strong", "%", "s", List.of()), mysql.server());

        // When
        Failed failed = run.failed(CheckId.P13);
        run.paste(failed.fix().sql());
        CheckOutcome cleaned = run.outcome(CheckId.P13);
        CheckOutcome needed = run.outcome(CheckId.P12);
        run.paste(failed.fix().undo());
        mysql.run("set default role all to 'strong'@'%'");
        CheckOutcome undone = run.outcome(CheckId.P13);

        // Then
        assertThat(failed.found())
                .isEqualTo("GRANT OPTION, INSERT, SUPER on *.*; BINLOG_ADMIN, GRANT OPTION on *.*; ALL PRIVILEGES on"
                        + " `it_a`.*; more through roles");
        assertThat(cleaned).isEqualTo(new Passed("none"));
        assertThat(needed).isEqualTo(new Passed("all of them"));
        assertThat(undone.found()).isEqualTo(failed.found());
    }

    @Test
    void p16NamesTablesWithoutAKey() {
        // Given
        String schema = mysql.schema();
        mysql.run(
                "create table " + schema + ".keyless (a int)",
                "create table " + schema + ".`odd, ``name``` (a int)",
                "create table " + schema + ".keyed (a int primary key)");
        PreflightRun run = PreflightRun.asReader(mysql.server()).withTables(schema + ".*");

        // When
        Failed failed = run.failed(CheckId.P16);
        mysql.run(
                "alter table " + schema + ".keyless add primary key (a)",
                "alter table " + schema + ".`odd, ``name``` add primary key (a)");

        // Then
        assertThat(failed.level()).isEqualTo(CheckLevel.ADVISE);
        assertThat(failed.found()).isEqualTo(schema + ".keyless, " + schema + ".odd, `name`");
        assertThat(run.outcome(CheckId.P16).found()).startsWith("none of ");
    }

    @Test
    void p21NamesSessionsThatOverrideTheLog() {
        // Given
        mysql.run("grant select on performance_schema.* to 'audit_reader'@'%'");
        PreflightRun run = PreflightRun.asReader(mysql.server());
        try (SqlSession sneaky = mysql.session()) {
            sneaky.run("set session binlog_format = 'STATEMENT'", "set session sql_log_bin = 0");
            String id = sneaky.value("select connection_id()");

            // When
            Failed failed = run.failed(CheckId.P21);

            // Then
            assertThat(failed.found())
                    .isEqualTo("session " + id + " of root@localhost: binlog_format=STATEMENT sql_log_bin=OFF");
            assertThat(failed.fix().sql()).containsExactly("-- KILL " + id + ";");
        }
        mysql.run("revoke select on performance_schema.* from 'audit_reader'@'%'");
    }

    @Test
    void checkSaysWhatItCouldNotCheckAndWhy() {
        mysql.run("create user if not exists 'nobody'@'%' identified by 'n'");
        PreflightRun run = PreflightRun.as(new MysqlAccount("nobody", "%", "n", List.of()), mysql.server());

        ConnectionReport report = run.report();

        assertThat(report.isReady()).isFalse();
        assertThat(report.checks())
                .filteredOn(check -> check.outcome() instanceof CouldNotCheck)
                .extracting(PreflightCheck::id, check -> ((CouldNotCheck) check.outcome()).needs())
                .containsExactly(
                        tuple(CheckId.P04, "REPLICATION SLAVE"),
                        tuple(CheckId.P14, "SUPER, REPLICATION CLIENT"),
                        tuple(CheckId.P16, "SELECT on the schemas to capture"),
                        tuple(
                                CheckId.P21,
                                "SELECT on performance_schema.threads and performance_schema.variables_by_thread"),
                        tuple(CheckId.P23, "SELECT on the schemas to capture"),
                        tuple(CheckId.P24, "SELECT on the schemas to capture"),
                        tuple(CheckId.P25, "SELECT on the schemas to capture"),
                        tuple(CheckId.P26, "SELECT on mysql.user"),
                        tuple(CheckId.P27, "SELECT on the schemas to capture"));
    }

    @Test
    void p27NamesColumnsThatLookPersonalAndNoValueOfThem() {
        // Given
        String schema = mysql.schema();
        mysql.run(
                "create table " + schema + ".people (id int primary key, e_mail varchar(90), phone varchar(20), city"
                        + " varchar(20))",
                "insert into " + schema + ".people values (1, 'anna@example.com', '+49 30 1234567', 'Berlin')");

        // When
        Failed failed = PreflightRun.asReader(mysql.server())
                .withTables(schema + ".people")
                .failed(CheckId.P27);

        // Then
        assertThat(failed.level()).isEqualTo(CheckLevel.INFO);
        assertThat(failed.found()).isEqualTo(schema + ".people.e_mail (e-mail), " + schema + ".people.phone (phone)");
        assertThat(failed.fix().toString())
                .contains("capture --masking", "mask suggest")
                .doesNotContain("anna", "1234567");
        mysql.run("drop table " + schema + ".people");
    }

    @Test
    void columnsAreListedWithTheirTypesAndKeysOrWhyNotIsSaid() {
        // Given
        String schema = mysql.schema();
        mysql.run(
                "create table " + schema + ".folk (id bigint unsigned, born date, e_mail varchar(90), ok tinyint(1),"
                        + " primary key (id))",
                "create table " + schema + ".heap (phone varchar(20))",
                "create view " + schema + ".folk_view as select e_mail from " + schema + ".folk",
                "create user if not exists 'nobody'@'%' identified by 'n'");
        PreflightRun reader = PreflightRun.asReader(mysql.server());

        // When
        SourceColumns seen =
                reader.withTables(schema + ".folk*," + schema + ".heap").columns();
        SourceColumns unseen = PreflightRun.as(new MysqlAccount("nobody", "%", "n", List.of()), mysql.server())
                .columns();
        SourceColumns refused = PreflightRun.as(
                        new MysqlAccount(MysqlServer.READER.name(), "%", "wrong", List.of()), mysql.server())
                .columns();

        // Then
        assertThat(seen).isInstanceOfSatisfying(SourceColumns.Seen.class, found -> {
            assertThat(found.isCut()).isFalse();
            assertThat(found.tables())
                    .extracting(table -> table.name() + " " + table.keyColumns() + " "
                            + table.columns().stream()
                                    .map(column -> column.name() + ":" + column.type())
                                    .toList())
                    .containsExactly(
                            schema + ".folk [0] [id:BIGINT, born:DATE, e_mail:TEXT, ok:TINYINT]",
                            schema + ".heap [] [phone:TEXT]");
        });
        assertThat(unseen)
                .isEqualTo(new SourceColumns.NotSeen(
                        ErrorCode.NOT_READY,
                        "The columns could not be listed: the account sees no table.",
                        "Give the account SELECT on the schemas to capture, and look again."));
        assertThat(refused).isInstanceOfSatisfying(SourceColumns.NotSeen.class, why -> {
            assertThat(why.code()).isEqualTo(ErrorCode.SOURCE_LOGIN_REFUSED);
            assertThat(why.happened()).contains("Access denied");
        });
        mysql.run("drop view " + schema + ".folk_view", "drop table " + schema + ".folk, " + schema + ".heap");
    }

    @Test
    void commandSuggestsAPolicyForAServerThatWasNeverCapturedAndCaptureWithoutOneSaysSo(@TempDir Path folder)
            throws IOException {
        // Given
        String schema = mysql.schema();
        mysql.run(
                "create table " + schema + ".guests (id int primary key, e_mail varchar(90), email_sent_at datetime)",
                "insert into " + schema + ".guests values (1, 'planted-1@example.com', null)");
        Path store = folder.resolve("guests.awb");
        Path policy = folder.resolve("guests.awb-masking.yaml");
        Path password = PrivateFile.write(folder.resolve("password"), MysqlServer.READER.password() + "\n");
        CommandRun.Setting setting =
                new CommandRun.Setting().by(Clock.systemUTC()).with("AUDITCTL_STORE", store.toString());
        String[] source = {
            "--url",
            "mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + mysql.port() + "/",
            "--password-file",
            password.toString(),
            "--tables",
            schema + ".guests"
        };

        // When
        CommandRun listed = setting.run(words(source, "mask", "suggest", "-o", "json"));
        CommandRun open = new CommandRun.Setting()
                .by(Clock.systemUTC())
                .with("AUDITCTL_STORE", folder.resolve("open.awb").toString())
                .run(words(source, "capture", "--once"));
        CommandRun suggested = setting.run(words(source, "mask", "suggest", "--to", policy.toString(), "--with-key"));
        CommandRun captured = setting.run(words(source, "capture", "--once"));

        // Then
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out())
                .contains("\"column\": \"e_mail\"", "\"mode\": \"pseudonym\"", "\"proposed\": false", "(“sent”)");
        assertThat(open.exitCode()).as(open.err()).isZero();
        assertThat(open.err())
                .contains(
                        "No masking policy: 1 column that looks personal is stored as it is: " + schema
                                + ".guests.e_mail.",
                        "To mask before anything is stored: auditctl mask suggest --url … --to "
                                + folder.resolve("open.awb-masking.yaml") + " --with-key");
        assertThat(suggested.exitCode()).as(suggested.err()).isZero();
        assertThat(Files.readString(policy)).contains("{column: " + schema + ".guests.e_mail, mode: pseudonym}");
        assertThat(captured.exitCode()).as(captured.err()).isZero();
        assertThat(captured.err()).doesNotContain("No masking policy");
        assertThat(holds(folder.resolve("open.awb"))).isTrue();
        assertThat(holds(store)).isFalse();
        mysql.run("drop table " + schema + ".guests");
    }

    private static String[] words(String[] source, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(source)).toArray(String[]::new);
    }

    private static boolean holds(Path store) throws IOException {
        return new String(Files.readAllBytes(store), StandardCharsets.ISO_8859_1).contains("planted-1");
    }

    @Test
    void p22P23P24TellWhatTheLogWillNotShow() {
        // Given
        String schema = mysql.schema();
        mysql.run(
                "create table " + schema + ".parent (id int primary key)",
                "create table " + schema + ".child (id int primary key, p int, foreign key (p) references " + schema
                        + ".parent (id) on delete cascade)",
                "create table " + schema + ".parts (id int primary key) partition by hash (id) partitions 2",
                "xa start 'x'",
                "xa end 'x'",
                "xa rollback 'x'");
        PreflightRun run = PreflightRun.asReader(mysql.server()).withTables(schema + ".*");

        // Then
        assertThat(run.failed(CheckId.P22).found()).isEqualTo("3 XA statements since the server started");
        assertThat(run.failed(CheckId.P23).found()).isEqualTo(schema + ".child");
        assertThat(run.failed(CheckId.P24).found()).isEqualTo(schema + ".parts");
    }

    @Test
    void p25SuggestsTheTableThatWasMeant() {
        mysql.run("create table if not exists " + mysql.schema() + ".orders (id int primary key)");
        String typed = mysql.schema() + ".oders";

        Failed failed = PreflightRun.asReader(mysql.server()).withTables(typed).failed(CheckId.P25);

        assertThat(failed.level()).isEqualTo(CheckLevel.BLOCK);
        assertThat(failed.found()).isEqualTo("no table matches " + typed);
        assertThat(failed.fix().text())
                .isEqualTo("Check the spelling in --tables (did you mean " + mysql.schema() + ".orders?), and that the"
                        + " account may see the table. Upper and lower case differ.");
    }

    @Test
    void chooseServerIdAvoidsTheServersOwn() {
        ConnectionCheck check = new ConnectionCheck(Clock.systemUTC(), new Random(7), Runnable::run);
        Connected connected = (Connected) connect(url("audit_reader", "127.0.0.1", ""), "reader");

        assertThat(check.chooseServerId(connected)).isBetween(1_000_000_000L, (long) Integer.MAX_VALUE);
    }

    private static String value(String setting) {
        try (SqlSession root = mysql.session()) {
            return root.value("select @@global." + setting);
        }
    }

    /// A value as a statement takes it; booleans come as numbers.
    private static String literal(String value) {
        return switch (value) {
            case "OFF" -> "0";
            case "ON" -> "1";
            default -> value.matches("\\d+") ? value : "'" + value + "'";
        };
    }
}
