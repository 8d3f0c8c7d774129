package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks whose fix is a line in `my.cnf` and a restart: each server is started wrong and then, as the fix says, right.
class RestartChecksIT {

    @TempDir
    Path folder;

    private EmbeddedMysql serverWith(String... settings) {
        return EmbeddedMysql.start(EmbeddedMysqlOptions.of(Path.of("target", "mysql"), folder.resolve("server"))
                .withAccounts(MysqlServer.READER)
                .withSettings(settings));
    }

    @Test
    void p03NamesTheLineThatTurnsTheLogOn() {
        try (EmbeddedMysql server = serverWith("skip-log-bin", "gtid_mode=OFF", "enforce_gtid_consistency=OFF")) {
            PreflightRun run = PreflightRun.asReader(server);

            assertThat(run.outcome(CheckId.P03))
                    .isEqualTo(new Failed(
                            CheckLevel.BLOCK,
                            "log_bin = OFF",
                            Fix.byRestart("In my.cnf, under [mysqld], write log_bin=mysql-bin and server_id=1, take out"
                                    + " skip-log-bin and disable-log-bin, and restart the server.")));
            assertThat(run.outcome(CheckId.P14)).isEqualTo(new CouldNotCheck("the binary log is off, see P03", ""));
            assertThat(run.failed(CheckId.P20))
                    .isEqualTo(new Failed(
                            CheckLevel.BLOCK,
                            "server said: Failed to determine binlog filename/position",
                            Fix.byHand("Put the first failed check above this one right; this one follows.")));
        }
        try (EmbeddedMysql server = serverWith("log_bin=mysql-bin", "server_id=1")) {
            assertThat(PreflightRun.asReader(server).outcome(CheckId.P03)).isEqualTo(new Passed("log_bin = ON"));
            assertThat(PreflightRun.asReader(server).outcome(CheckId.P20)).isInstanceOf(Passed.class);
        }
    }

    @Test
    void p04AndP20TellAServerWithoutAnId() {
        try (EmbeddedMysql server = serverWith("server-id=0")) {
            PreflightRun run = PreflightRun.asReader(server);

            Failed id = run.failed(CheckId.P04);
            Failed read = run.failed(CheckId.P20);
            run.paste(id.fix().sql());

            assertThat(id.found()).isEqualTo("server_id = 0");
            assertThat(read.found()).isEqualTo("server said: Misconfigured master - master server_id is 0");
            assertThat(run.outcome(CheckId.P04)).isEqualTo(new Passed("server_id = 1, 0 replicas known"));
            assertThat(run.outcome(CheckId.P20)).isInstanceOf(Passed.class);
        }
    }

    @Test
    void p14RepeatsTheLinesToTakeOut() {
        try (EmbeddedMysql server = serverWith("binlog-do-db=shop", "binlog-ignore-db=logs")) {
            assertThat(PreflightRun.asReader(server).outcome(CheckId.P14))
                    .isEqualTo(new Failed(
                            CheckLevel.ADVISE,
                            "binlog-do-db=shop, binlog-ignore-db=logs",
                            Fix.byRestart("Take binlog-do-db=shop, binlog-ignore-db=logs out of my.cnf and restart the"
                                    + " server. To put it back, write the same lines again.")));
        }
        try (EmbeddedMysql server = serverWith()) {
            assertThat(PreflightRun.asReader(server).outcome(CheckId.P14)).isEqualTo(new Passed("no filter"));
        }
    }

    @Test
    void p15BlocksOnlyOnAReplica() {
        try (EmbeddedMysql server = serverWith("log_slave_updates=OFF", "read_only=ON")) {
            PreflightRun run = PreflightRun.asReader(server);

            CheckOutcome alone = run.outcome(CheckId.P15);
            run.paste(List.of("change master to master_host = '127.0.0.1', master_user = 'nobody'"));
            CheckOutcome replica = run.outcome(CheckId.P15);

            assertThat(alone).isEqualTo(new Passed("not a replica (log_slave_updates = OFF)"));
            assertThat(replica)
                    .isEqualTo(new Failed(
                            CheckLevel.BLOCK,
                            "log_slave_updates = OFF on a replica, read_only = ON",
                            Fix.byRestart(
                                    "In my.cnf, under [mysqld], write log_slave_updates=ON and restart the server."
                                            + " To put it back, write log_slave_updates=OFF.")));
        }
        try (EmbeddedMysql server = serverWith("log_slave_updates=ON")) {
            PreflightRun run = PreflightRun.asReader(server);
            run.paste(List.of("change master to master_host = '127.0.0.1', master_user = 'nobody'"));
            assertThat(run.outcome(CheckId.P15)).isEqualTo(new Passed("log_replica_updates = ON"));
        }
    }

    @Test
    void connectRefusesAServerWhoseTlsIsOffWhenTlsIsAskedFor() {
        try (EmbeddedMysql server = serverWith("ssl=0")) {
            ConnectionSettings settings = ConnectionSettings.parse(
                            "mysql://audit_reader@127.0.0.1:" + server.port() + "/?tls=required")
                    .withPassword(Secret.of("reader"));

            assertThat(new ConnectionCheck(Clock.systemUTC(), new Random(1), Runnable::run)
                            .connect(settings)
                            .outcome())
                    .isInstanceOfSatisfying(NotConnected.class, stopped -> {
                        assertThat(stopped.code()).isEqualTo(ErrorCode.SOURCE_TLS_FAILED);
                        assertThat(stopped.happened())
                                .isEqualTo("127.0.0.1:" + server.port()
                                        + " does not offer TLS, and tls=required asks for it.");
                    });
        }
    }
}
