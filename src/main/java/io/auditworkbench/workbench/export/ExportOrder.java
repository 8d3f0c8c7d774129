package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.view.CoverageView;
import java.time.ZoneId;
import java.util.Objects;

/// Which events to export, as what, and how that is spelled.
///
/// - **Shape**: `delimiter`, `guarding` and `mark` are of use for CSV only.
public record ExportOrder(
        ExportFormat format,
        ExportColumns columns,
        ZoneId zone,
        char delimiter,
        Guarding guarding,
        Mark mark,
        ExportMask mask,
        AcceptedFilter filter,
        CoverageView coverage,
        Origin origin) {

    /// What is done about texts that a spreadsheet would run.
    public enum Guarding {
        GUARDED,
        AS_THEY_ARE
    }

    /// Whether a byte order mark begins each file.
    public enum Mark {
        NONE,
        BYTE_ORDER
    }

    /// Whose data it is.
    public enum Origin {
        RECORD,
        DEMO
    }

    public ExportOrder {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(mask, "mask");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(coverage, "coverage");
    }

    boolean isGuarded() {
        return format.isCsv() && guarding == Guarding.GUARDED;
    }
}
