package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.Hosting;
import io.auditworkbench.capture.debezium.preflight.ServerSession.Setting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// P14 and P15: what the log leaves out by its filters, and on a replica.
final class Topology {

    private Topology() {}

    static CheckOutcome filters(ServerSession server) throws SQLException {
        List<Row> status = server.rows(LogStatus.statement(server.version()));
        if (status.isEmpty()) {
            return new CouldNotCheck("the binary log is off, see P03", "");
        }
        List<String> filters = new ArrayList<>();
        addFilter(filters, "binlog-do-db", status.getFirst().text("Binlog_Do_DB"));
        addFilter(filters, "binlog-ignore-db", status.getFirst().text("Binlog_Ignore_DB"));
        if (filters.isEmpty()) {
            return new Passed("no filter");
        }
        String found = String.join(", ", filters);
        return new Failed(
                CheckId.P14.level(),
                found,
                Fix.byRestart("Take " + found + " out of my.cnf and restart the server. To put it back, write the same"
                        + " lines again."));
    }

    static CheckOutcome replica(ServerSession server) throws SQLException {
        Optional<Setting> logs = server.setting("log_replica_updates", "log_slave_updates");
        if (logs.isEmpty() || logs.get().value().equals("1")) {
            return new Passed("log_replica_updates = ON");
        }
        String name = logs.get().name();
        boolean isReplica = !server.rows(
                        server.version().isAtLeast(8, 0, 22) ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS")
                .isEmpty();
        if (!isReplica) {
            return new Passed("not a replica (" + name + " = OFF)");
        }
        boolean isReadOnly = server.variable("read_only").orElse("0").equals("1");
        return new Failed(
                CheckId.P15.level(),
                name + " = OFF on a replica, read_only = " + (isReadOnly ? "ON" : "OFF"),
                fix(server, name));
    }

    private static Fix fix(ServerSession server, String name) {
        return server.hosting() == Hosting.SELF_MANAGED
                ? Fix.byRestart("In my.cnf, under [mysqld], write " + name + "=ON and restart the server. To put it"
                        + " back, write " + name + "=OFF.")
                : Fix.byHand("Turn automated backups on for the replica, or capture from the primary.");
    }

    private static void addFilter(List<String> filters, String name, String schemas) {
        if (!schemas.isEmpty()) {
            filters.add(name + "=" + schemas);
        }
    }
}
