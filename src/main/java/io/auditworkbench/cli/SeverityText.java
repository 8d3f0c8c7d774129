package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.Severity;
import java.util.Locale;

/// Spells severities: a shape, a word and a colour, so that none of them has to be seen.
final class SeverityText {

    private SeverityText() {}

    /// `■ high`.
    static Cell cell(Severity severity) {
        return switch (severity) {
            case INFO -> Cell.of("○ info", Style.DIM);
            case LOW -> Cell.of("● low", Style.BLUE);
            case MEDIUM -> Cell.of("◆ medium", Style.YELLOW);
            case HIGH -> Cell.of("■ high", Style.RED);
            case CRITICAL -> Cell.of("▲ critical", Style.RED);
        };
    }

    /// `high`.
    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /// The severity that a word names.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for any other.
    static Severity parse(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equalsIgnoreCase(word.strip())) {
                return severity;
            }
        }
        throw new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "There is no severity \"" + word + "\".",
                "Choose from info, low, medium, high, critical.");
    }
}
