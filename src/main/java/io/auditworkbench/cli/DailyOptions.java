package io.auditworkbench.cli;

import io.auditworkbench.workbench.daily.DailySchedule;
import picocli.CommandLine.Option;

/// When a command that writes the store makes summaries of days.
final class DailyOptions {

    @Option(
            names = "--daily-summary",
            paramLabel = "HH:MM",
            description = "when to keep the summary of the day before, as `summary --day` says it; off for never"
                    + " (default: 00:15)")
    private String at = "00:15";

    @Option(
            names = "--tz",
            paramLabel = "ZONE",
            description = "the zone of --daily-summary, and of the days (default: UTC)")
    private String zone = "UTC";

    /// - **Errors**: `BAD_USAGE` for no time or no zone.
    DailySchedule schedule() {
        return DailySchedule.parse(at, zone);
    }
}
