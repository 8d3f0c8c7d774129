package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.ConnectionOutcome.Connected;
import io.auditworkbench.capture.ConnectionReport;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.PreflightCheck;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.capture.TableGlob;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.MysqlAccount;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Looks at a test server as an account, and pastes the fixes that the look prints.
final class PreflightRun {

    private final EmbeddedMysql server;
    private final ConnectionSettings settings;

    PreflightRun(EmbeddedMysql server, ConnectionSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    static PreflightRun as(MysqlAccount account, EmbeddedMysql server) {
        return new PreflightRun(
                server,
                ConnectionSettings.parse("mysql://" + account.name() + "@127.0.0.1:" + server.port() + "/")
                        .withPassword(Secret.of(account.password())));
    }

    static PreflightRun asReader(EmbeddedMysql server) {
        return as(MysqlServer.READER, server);
    }

    PreflightRun withTables(String globs) {
        return new PreflightRun(server, settings.withTables(TableGlob.parseList(globs)));
    }

    SourceColumns columns() {
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            return new ConnectionCheck(Clock.systemUTC(), new Random(1), executor).columns(settings);
        }
    }

    ConnectionReport report(Set<CheckId> wanted, OptionalLong serverId) {
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            return new ConnectionCheck(Clock.systemUTC(), new Random(1), executor).check(settings, wanted, serverId);
        }
    }

    ConnectionReport report() {
        return report(EnumSet.allOf(CheckId.class), OptionalLong.empty());
    }

    CheckOutcome outcome(CheckId id) {
        ConnectionReport report = report(EnumSet.of(id), OptionalLong.empty());
        assertThat(report.outcome()).isInstanceOf(Connected.class);
        return report.checks().getFirst().outcome();
    }

    Failed failed(CheckId id) {
        CheckOutcome outcome = outcome(id);
        assertThat(outcome).isInstanceOf(Failed.class);
        return (Failed) outcome;
    }

    /// Runs statements as an administrator who pastes them: comments are left out.
    void paste(List<String> statements) {
        try (SqlSession root = new SqlSession(server.connect())) {
            root.run(statements.stream().filter(line -> !line.startsWith("--")).toArray(String[]::new));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The ids of all checks that are not passed, in order.
    List<CheckId> notPassed() {
        return report().checks().stream()
                .filter(check -> !(check.outcome() instanceof CheckOutcome.Passed))
                .map(PreflightCheck::id)
                .toList();
    }
}
