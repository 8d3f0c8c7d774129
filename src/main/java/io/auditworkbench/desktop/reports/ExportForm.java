package io.auditworkbench.desktop.reports;

import io.auditworkbench.workbench.export.ExportFormat;

/// As what something is exported.
sealed interface ExportForm {

    /// A file of events, to be read.
    record Lines(ExportFormat format) implements ExportForm {}

    /// A signed archive, to be verified by whoever gets it.
    record Bundle() implements ExportForm {}

    /// `csv`, `bundle`.
    default String word() {
        return switch (this) {
            case Lines(ExportFormat format) -> format.toString();
            case Bundle() -> "bundle";
        };
    }
}
