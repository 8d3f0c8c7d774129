package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as people write them: `90s`, `15m`, `2h`, `3d`.
final class DurationWord {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");

    private DurationWord() {}

    /// Reads the value of an option.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for any other form.
    static Duration read(String option, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + text + "\" is no length of time for " + option + ".",
                    "Write a number and ms, s, m, h or d, as in 90s.");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /// A length of time in its largest fitting unit: `1.2 s`, `4 min`, `3 h`, `2 d`.
    static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (millis < 3_600_000) {
            return millis / 60_000 + " min";
        }
        return millis < 172_800_000 ? millis / 3_600_000 + " h" : millis / 86_400_000 + " d";
    }
}
