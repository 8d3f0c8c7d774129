package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Large numbers as people write them: `500k`, `10M`, `123456`.
final class CountWord {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,9})([kM]?)");

    private CountWord() {}

    /// Reads a number of events.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for any other form.
    static long ofEvents(String text) {
        Matcher count = FORM.matcher(text);
        if (!count.matches()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "\"" + text + "\" is no number of events.", "Write 500k, 10M or 123456.");
        }
        long unit = switch (count.group(2)) {
            case "k" -> 1_000;
            case "M" -> 1_000_000;
            default -> 1;
        };
        return Long.parseLong(count.group(1)) * unit;
    }
}
