package io.auditworkbench.workbench.report;

import java.util.Locale;

/// The reports that there are.
public enum ReportKind {
    DAY("Daily summary", ""),
    DAILY_SUMMARY("Summary", ""),
    ANOMALY_REGISTER("Anomaly register", ""),
    ACTIVITY_BY_ACTOR("Activity by actor", ""),
    CHANGE_LOG("Change log", ""),
    DELETIONS("Deletions", "op:delete"),
    OUT_OF_HOURS("Out-of-hours changes", "outside:hours"),
    SCHEMA_CHANGES("Schema changes", "op:ddl"),
    COVERAGE_CERTIFICATE("Coverage certificate", "");

    private final String title;
    private final String narrowing;

    ReportKind(String title, String narrowing) {
        this.title = title;
        this.narrowing = narrowing;
    }

    /// As it stands on the report.
    public String title() {
        return title;
    }

    /// `out-of-hours`, also its name among the messages and in names of files.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The filter of a report: what was asked for, and what the report is about.
    public String filter(String asked) {
        if (narrowing.isEmpty() || asked.isBlank()) {
            return asked.isBlank() ? narrowing : asked;
        }
        boolean hasAlternatives = asked.matches("(?is).*\\bor\\b.*");
        return narrowing + " " + (hasAlternatives ? "(" + asked + ")" : asked);
    }
}
