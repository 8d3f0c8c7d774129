package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.BinlogVolume;
import io.auditworkbench.capture.ByteSize;
import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.Hosting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// P11: how long the server keeps its log.
final class Retention {

    private static final Duration ASKED = Duration.ofDays(3);
    private static final Duration LEAST = Duration.ofDays(1);
    private static final Duration GIVEN = Duration.ofDays(7);
    private static final String SECONDS = "binlog_expire_logs_seconds";
    private static final String DAYS = "expire_logs_days";

    private Retention() {}

    static Check check(Optional<BinlogVolume> volume) {
        return server -> {
            if (server.hosting() == Hosting.AMAZON) {
                return amazon(server, volume);
            }
            if (server.variable("binlog_expire_logs_auto_purge").orElse("1").equals("0")) {
                return new Passed("never deleted, binlog_expire_logs_auto_purge = OFF" + rate(volume));
            }
            long seconds = number(server.variable(SECONDS));
            long days = number(server.variable(DAYS));
            Duration kept = seconds == 0 ? Duration.ofDays(days) : Duration.ofSeconds(seconds);
            return judge(kept, volume, fix(server, seconds, days));
        };
    }

    private static CheckOutcome judge(Duration kept, Optional<BinlogVolume> volume, Fix fix) {
        if (kept.isZero()) {
            return new Passed("never deleted" + rate(volume));
        }
        String found = "kept for " + Amounts.time(kept) + rate(volume);
        if (kept.compareTo(ASKED) >= 0) {
            return new Passed(found);
        }
        CheckLevel level = kept.compareTo(LEAST) < 0 ? CheckLevel.BLOCK : CheckLevel.ADVISE;
        return new Failed(level, found, fix);
    }

    /// On RDS the server's own setting does not count; the service deletes by its own.
    private static CheckOutcome amazon(ServerSession server, Optional<BinlogVolume> volume) throws SQLException {
        for (Row row : server.rows("CALL mysql.rds_show_configuration")) {
            if (row.text("name").equals("binlog retention hours")) {
                String hours = row.text("value");
                Fix fix = Fix.bySql(
                        "",
                        "EXECUTE on mysql.rds_set_configuration",
                        List.of(amazonHours(String.valueOf(GIVEN.toHours()))),
                        List.of(amazonHours(hours.isEmpty() ? "NULL" : hours)));
                return hours.isEmpty()
                        ? new Failed(CheckLevel.BLOCK, "deleted as soon as possible" + rate(volume), fix)
                        : judge(Duration.ofHours(Long.parseLong(hours)), volume, fix);
            }
        }
        return new CouldNotCheck("RDS does not show its binlog retention hours", "");
    }

    private static String amazonHours(String hours) {
        return "CALL mysql.rds_set_configuration('binlog retention hours', " + hours + ");";
    }

    /// The two settings exclude each other: the server refuses one while the other is set.
    private static Fix fix(ServerSession server, long seconds, long days) {
        String wanted = String.valueOf(GIVEN.toSeconds());
        if (days == 0 || server.hosting() != Hosting.SELF_MANAGED) {
            return SettingFix.of(server, SECONDS, String.valueOf(seconds), wanted, "Seven days of log need disk.");
        }
        List<String> undo = new ArrayList<>();
        undo.add(SettingFix.persist(SECONDS, String.valueOf(seconds)));
        undo.add(SettingFix.persist(DAYS, String.valueOf(days)));
        return Fix.bySql(
                "Seven days of log need disk.",
                SettingFix.SETS_VARIABLES,
                List.of(SettingFix.persist(DAYS, "0"), SettingFix.persist(SECONDS, wanted)),
                undo);
    }

    private static String rate(Optional<BinlogVolume> volume) {
        return volume.map(known -> known.isTelling()
                        ? ", about " + new ByteSize(known.bytesPerDay()) + " a day"
                        : ", " + new ByteSize(known.sizeBytes()) + " now")
                .orElse("");
    }

    private static long number(Optional<String> value) {
        return value.map(Long::parseLong).orElse(0L);
    }
}
