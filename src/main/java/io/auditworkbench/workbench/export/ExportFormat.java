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
    HTML("html", "html"),
    XLSX("xlsx", "xlsx"),
    PDF("pdf", "pdf");

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
        throw new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "There is no export as \"" + text + "\".",
                "Choose from csv, long-csv, json, ndjson, html, xlsx, pdf, ocel-json, ocel-sqlite.");
    }

    /// Whether it is text of cells that a spreadsheet opens.
    public boolean isCsv() {
        return this == CSV || this == LONG_CSV;
    }

    /// Whether somebody can read it without a program for it; the others need a file.
    public boolean isText() {
        return this != XLSX && this != PDF;
    }

    /// Whether one line is one event, with columns that can be chosen.
    public boolean hasChosenColumns() {
        return this == CSV || this == XLSX;
    }

    /// Whether its times stand in a zone that can be chosen; the others have UTC.
    public boolean hasZone() {
        return isCsv() || this == XLSX;
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
