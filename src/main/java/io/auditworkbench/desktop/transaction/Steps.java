package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.TraceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Turns what a transaction did into the lines of its table.
///
/// - **Threading**: any thread.
final class Steps {

    private static final int COLUMNS_TOLD = 5;

    private final DesktopContext context;
    private final ChangeSummary summary;

    Steps(DesktopContext context) {
        this.context = context;
        this.summary = new ChangeSummary(context.messages());
    }

    /// A line for each step.
    List<Step> each(TraceView trace) {
        List<Step> found = new ArrayList<>();
        for (EventView event : trace.steps()) {
            found.add(new Step(
                    event.sequence() - trace.transaction().firstSequence() + 1,
                    event.kind(),
                    event.schema() + "." + event.table(),
                    event.row() == null ? "" : event.row().toString(),
                    event.row() == null ? "" : String.join(", ", event.row().key()),
                    summary.of(event),
                    event.formerRow() == null
                            ? ""
                            : context.text(
                                    "transaction.moved", event.formerRow().keyText()),
                    List.of(event.id()),
                    columns(event.columns())));
        }
        return found;
    }

    /// A line for what all steps of one row come to.
    List<Step> net(TraceView trace) {
        List<Step> found = new ArrayList<>();
        for (NetRowView row : trace.net()) {
            found.add(new Step(
                    found.size() + 1,
                    kindOf(row.outcome()),
                    row.row().schema() + "." + row.row().table(),
                    row.row().toString(),
                    String.join(", ", row.row().key()),
                    change(row),
                    word(row),
                    row.events().stream().map(number -> "E" + number).toList(),
                    columns(row.columns())));
        }
        return found;
    }

    private static List<DiffRow> columns(List<ColumnView> columns) {
        return columns.stream().map(column -> DiffRow.of(column, column.type())).toList();
    }

    private String word(NetRowView row) {
        String outcome =
                context.text("transaction.outcome." + row.outcome().name().toLowerCase(Locale.ROOT));
        return row.events().size() == 1
                ? outcome
                : context.text("transaction.in-steps", outcome, row.events().size());
    }

    private static ChangeKind kindOf(NetRowView.Outcome outcome) {
        return switch (outcome) {
            case INSERTED -> ChangeKind.INSERT;
            case UPDATED, UNCHANGED, TRANSIENT -> ChangeKind.UPDATE;
            case DELETED -> ChangeKind.DELETE;
        };
    }

    private static String change(NetRowView row) {
        boolean isUpdate = row.outcome() == NetRowView.Outcome.UPDATED;
        return row.columns().stream()
                .filter(column -> isUpdate || !column.isKey())
                .limit(COLUMNS_TOLD)
                .map(Steps::change)
                .collect(Collectors.joining(", "));
    }

    private static String change(ColumnView column) {
        if (column.before() == null || column.after() == null) {
            return ForeignText.line(column.name()) + "=" + ChangeSummary.value(column.latest());
        }
        return ForeignText.line(column.name()) + " " + ChangeSummary.value(column.before()) + "→"
                + ChangeSummary.value(column.after());
    }
}
