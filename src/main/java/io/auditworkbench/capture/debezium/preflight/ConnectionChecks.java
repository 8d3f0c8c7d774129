package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.VersionSupport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// P01, P02 and P18: the connection itself.
final class ConnectionChecks {

    private static final long LEAST_SECONDS = 600;

    private ConnectionChecks() {}

    static CheckOutcome encryption(ServerSession server) throws SQLException {
        List<Row> status = server.rows("SHOW SESSION STATUS LIKE 'Ssl_cipher'");
        String cipher = status.isEmpty() ? "" : status.getFirst().text("value");
        if (!cipher.isEmpty()) {
            return new Passed(cipher);
        }
        if (server.settings().isLoopback()) {
            return new Passed("not encrypted, and stays on this machine");
        }
        return new Failed(
                CheckId.P01.level(),
                "not encrypted",
                Fix.bySql(
                        "Leave tls out of the address, or write ?tls=required.",
                        "CREATE USER",
                        List.of("ALTER USER " + server.account() + " REQUIRE SSL;"),
                        List.of("ALTER USER " + server.account() + " REQUIRE NONE;")));
    }

    /// Old versions and MariaDB stop the connection already, see [Stop].
    static CheckOutcome version(ServerSession server) {
        String found = server.version().text() + ", " + server.server().product();
        return VersionSupport.of(server.version()) == VersionSupport.SUPPORTED
                ? new Passed(found)
                : new Failed(
                        CheckLevel.ADVISE,
                        found,
                        Fix.byHand("This version is newer than any that was tested. If P20 passes, capture can start;"
                                + " compare a day's events with the source before you rely on them."));
    }

    static CheckOutcome timeouts(ServerSession server) throws SQLException {
        List<String> found = new ArrayList<>();
        List<Fix> fixes = new ArrayList<>();
        for (String name : List.of("net_write_timeout", "wait_timeout")) {
            String seconds = server.variable(name).orElse("0");
            found.add(name + " = " + seconds + " s");
            if (Long.parseLong(seconds) < LEAST_SECONDS) {
                fixes.add(SettingFix.of(server, name, seconds, String.valueOf(LEAST_SECONDS), ""));
            }
        }
        String all = String.join(", ", found);
        return fixes.isEmpty() ? new Passed(all) : new Failed(CheckId.P18.level(), all, SettingFix.together(fixes));
    }
}
