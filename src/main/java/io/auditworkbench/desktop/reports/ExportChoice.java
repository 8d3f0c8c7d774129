package io.auditworkbench.desktop.reports;

import io.auditworkbench.workbench.export.ExportColumns;
import io.auditworkbench.workbench.export.ExportFormat;
import io.auditworkbench.workbench.export.ExportMask;
import java.util.List;
import java.util.Objects;

/// What somebody chose in the dialog.
///
/// - **Shape**: `columns` empty for all; `delimiter` is one of [#DELIMITERS]; everything after `form` concerns files of
///   events alone.
record ExportChoice(
        What what,
        ExportForm form,
        List<String> columns,
        String zone,
        String delimiter,
        boolean hasMark,
        boolean isGuarded,
        ExportMask.Mode mask) {

    /// As the dialog offers them, and as the command line takes them.
    static final List<String> DELIMITERS = List.of(",", ";", "|", "tab");

    /// Which events.
    enum What {
        SHOWN,
        SELECTED
    }

    ExportChoice {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(form, "form");
        columns = List.copyOf(columns);
    }

    /// What stands in the dialog when it opens.
    static ExportChoice usual(What what, ExportForm form, String zone) {
        return new ExportChoice(what, form, List.of(), zone, ",", false, true, ExportMask.Mode.KEEP);
    }

    /// The same of other events.
    ExportChoice of(What other) {
        return new ExportChoice(other, form, columns, zone, delimiter, hasMark, isGuarded, mask);
    }

    /// The same as something else.
    ExportChoice as(ExportForm other) {
        return new ExportChoice(what, other, columns, zone, delimiter, hasMark, isGuarded, mask);
    }

    char delimiterSign() {
        return delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
    }

    /// The columns, where the format has a choice and somebody made one.
    List<String> chosenColumns(ExportFormat format) {
        boolean isAll = columns.equals(ExportColumns.OF_EVENTS);
        return format.hasChosenColumns() && !isAll ? columns : List.of();
    }
}
