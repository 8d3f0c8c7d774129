package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// P17: whether the server's clock and ours agree.
final class ClockCheck {

    private static final Duration MOST = Duration.ofSeconds(2);
    private static final DateTimeFormatter MYSQL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final String SQL =
            "SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%d %H:%i:%s.%f') AS now, @@global.time_zone AS zone,"
                    + " @@system_time_zone AS machine";

    private ClockCheck() {}

    static Check against(Clock clock) {
        return server -> {
            server.rows(SQL); // opens the connection, so that the second question measures the clock alone
            Instant asked = clock.instant();
            Row row = server.rows(SQL).getFirst();
            Instant answered = clock.instant();
            Instant theirs = LocalDateTime.parse(row.text("now"), MYSQL_TIME).toInstant(ZoneOffset.UTC);
            Instant ours = asked.plus(Duration.between(asked, answered).dividedBy(2));
            return judge(Duration.between(ours, theirs), row);
        };
    }

    private static CheckOutcome judge(Duration ahead, Row row) {
        String found = skew(ahead) + ", time zone " + row.text("zone")
                + (row.text("zone").equals("SYSTEM") ? " (" + row.text("machine") + ")" : "");
        return ahead.abs().compareTo(MOST) < 0
                ? new Passed(found)
                : new Failed(
                        CheckId.P17.level(),
                        found,
                        Fix.byHand("Set both clocks by NTP (for example chrony), first on the one that is wrong."));
    }

    private static String skew(Duration ahead) {
        String seconds = String.format(Locale.ROOT, "%.3f s", ahead.abs().toMillis() / 1000.0);
        return "server is " + seconds + (ahead.isNegative() ? " behind" : " ahead");
    }
}
