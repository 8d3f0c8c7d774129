package io.auditworkbench.workbench.export;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Locale;

/// As what events can be written.
public enum ExportFormat {
    CSV("csv", "csv"),
    LONG_CSV("long-csv", "csv"),
    JSON("json", "json"),
    NDJSON("ndjson", "ndjson"),
    HTML("html", "html");

    private final String word;
    private final String ending;

    ExportFormat(String word, String ending) {
        this.word = word;
        this.ending = ending;
    }

    /// The format that a word names, in any letter case.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for any other.
    public static ExportFormat parse(String text) {
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

    /// Whether it is text of cells that a spreadsheet opens.
    public boolean isCsv() {
        return this == CSV || this == LONG_CSV;
    }

    /// How names of its files end, without the dot.
    public String ending() {
        return ending;
    }

    @Override
    public String toString() {
        return word;
    }
}
