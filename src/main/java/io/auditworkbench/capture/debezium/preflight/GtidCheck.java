package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.Hosting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// P10: whether each transaction has a global id, and the steps that lead there.
///
/// - **Source**: MySQL reference manual, *Enabling GTID Transactions Online*: one step at a time, in this order.
final class GtidCheck {

    private static final List<String> MODES = List.of("OFF", "OFF_PERMISSIVE", "ON_PERMISSIVE", "ON");
    private static final List<String> CONSISTENCY = List.of("OFF", "WARN", "ON");

    private GtidCheck() {}

    static CheckOutcome look(ServerSession server) throws SQLException {
        String mode = server.variable("gtid_mode").orElse("ON");
        String consistency = named(server.variable("enforce_gtid_consistency").orElse("ON"));
        String found = "gtid_mode = " + mode + ", enforce_gtid_consistency = " + consistency;
        if (mode.equals("ON") && consistency.equals("ON")) {
            return new Passed(found);
        }
        return new Failed(CheckId.P10.level(), found, fix(server, mode, consistency));
    }

    private static Fix fix(ServerSession server, String mode, String consistency) {
        if (server.hosting() != Hosting.SELF_MANAGED) {
            return SettingFix.of(
                    server, "gtid_mode", mode, "ON", "Set enforce_gtid_consistency to ON first, and go step by step.");
        }
        return Fix.bySql(
                "On every server of the topology, one step on all of them before the next.",
                SettingFix.SETS_VARIABLES,
                upwards(mode, consistency),
                downwards(mode, consistency));
    }

    private static List<String> upwards(String mode, String consistency) {
        List<String> sql = new ArrayList<>();
        for (String step : after(CONSISTENCY, consistency)) {
            sql.add("SET PERSIST enforce_gtid_consistency = " + step + ";");
            if (step.equals("WARN")) {
                sql.add("-- watch the error log for statements that GTIDs do not allow");
            }
        }
        for (String step : after(MODES, mode)) {
            if (step.equals("ON")) {
                sql.add("-- repeat until it shows 0");
                sql.add("SHOW STATUS LIKE 'Ongoing_anonymous_transaction_count';");
            }
            sql.add("SET PERSIST gtid_mode = " + step + ";");
        }
        return sql;
    }

    private static List<String> downwards(String mode, String consistency) {
        List<String> sql = new ArrayList<>();
        for (String step : before(MODES, mode)) {
            sql.add("SET PERSIST gtid_mode = " + step + ";");
        }
        for (String step : before(CONSISTENCY, consistency)) {
            sql.add("SET PERSIST enforce_gtid_consistency = " + step + ";");
        }
        return sql;
    }

    private static List<String> after(List<String> steps, String current) {
        return steps.subList(steps.indexOf(current) + 1, steps.size());
    }

    /// The way back from the last step to the given one.
    private static List<String> before(List<String> steps, String current) {
        return steps.subList(Math.max(steps.indexOf(current), 0), steps.size() - 1)
                .reversed();
    }

    /// Old versions answer with a number.
    private static String named(String consistency) {
        return switch (consistency) {
            case "0" -> "OFF";
            case "1" -> "ON";
            case "2" -> "WARN";
            default -> consistency;
        };
    }
}
