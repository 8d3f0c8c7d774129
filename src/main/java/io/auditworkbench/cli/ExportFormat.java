package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Locale;

/// What `export` writes.
enum ExportFormat {
    CSV("csv"),
    LONG_CSV("long-csv"),
    JSON("json"),
    NDJSON("ndjson"),
    HTML("html");

    private final String word;

    ExportFormat(String word) {
        this.word = word;
    }

    /// The format that a word names, in any letter case.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for any other.
    static ExportFormat parse(String text) {
        String asked = text.strip().toLowerCase(Locale.ROOT);
        for (ExportFormat format : values()) {
            if (format.word.equals(asked)) {
                return format;
            }
        }
        String happened = switch (asked) {
            case "xlsx", "pdf" -> "Exports as " + asked + " are not in this version.";
            default -> "There is no export as \"" + text + "\".";
        };
        throw new WorkbenchException(
                ErrorCode.BAD_USAGE,
                happened,
                "Choose from csv, long-csv, json, ndjson, html, ocel-json, ocel-sqlite.");
    }

    /// Whether it has cells that a spreadsheet opens.
    boolean isCsv() {
        return this == CSV || this == LONG_CSV;
    }

    @Override
    public String toString() {
        return word;
    }
}
