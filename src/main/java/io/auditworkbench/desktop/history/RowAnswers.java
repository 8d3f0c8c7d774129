package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.ColumnDiff;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.UndoSql;
import io.auditworkbench.workbench.text.UndoScript;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowBlameView;
import io.auditworkbench.workbench.view.RowStateView;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// Asks the store for what the pages of a row's history show.
///
/// - **Threading**: any thread but the JavaFX thread.
final class RowAnswers {

    static final Answer NOTHING = new Answer(List.of(), "");

    private final DesktopContext context;

    RowAnswers(DesktopContext context) {
        this.context = context;
    }

    /// What is asked: a row, two of its versions, and a moment as filters write it.
    record Question(String row, Version from, Version to, String moment) {}

    /// What is shown: rows of a table, or a text.
    record Answer(List<DiffRow> rows, String text) {}

    Answer answer(OpenStore store, HistoryViewModel.Page page, Question question) {
        StoreReading reading = store.reading();
        return switch (page) {
            case DIFF -> new Answer(diff(reading, question), "");
            case BLAME -> new Answer(blame(reading, question), "");
            case AS_OF -> asOf(reading, question);
            case UNDO -> new Answer(List.of(), undo(reading, question));
            case RAW -> new Answer(List.of(), raw(reading, question));
        };
    }

    private List<DiffRow> diff(StoreReading reading, Question question) {
        Map<String, String> last = new HashMap<>();
        for (RowBlameView.Line line : reading.rows().blame(question.row()).lines()) {
            last.put(line.column(), who(line));
        }
        Optional<String> from = Optional.of(question.from().id());
        return reading
                .rows()
                .diff(question.row(), from, Optional.of(question.to().id()))
                .columns()
                .stream()
                .map(column -> row(column, last.getOrDefault(column.name(), "")))
                .toList();
    }

    private static DiffRow row(ColumnView column, String note) {
        boolean isOneSided = (column.before() == null) != (column.after() == null);
        DiffRow.Kind kind = column.isChanged() ? DiffRow.Kind.CHANGED : DiffRow.Kind.SAME;
        return new DiffRow(
                column.name(),
                column.type(),
                ChangeSummary.value(column.before()),
                ChangeSummary.value(column.after()),
                ColumnDiff.delta(column),
                note,
                isOneSided ? DiffRow.Kind.ONE_SIDED : kind);
    }

    private String who(RowBlameView.Line line) {
        EventView event = line.version().event();
        return line.isKnown()
                ? context.text(
                        "history.changed-by",
                        line.version().id(),
                        event.actor().name(),
                        context.times().second(event.committedAt()))
                : context.text("history.before-record");
    }

    private List<DiffRow> blame(StoreReading reading, Question question) {
        return reading.rows().blame(question.row()).lines().stream()
                .map(line -> new DiffRow(
                        line.column(),
                        "",
                        "",
                        ChangeSummary.value(line.value()),
                        "",
                        who(line),
                        line.isKnown() ? DiffRow.Kind.CHANGED : DiffRow.Kind.SAME))
                .toList();
    }

    private Answer asOf(StoreReading reading, Question question) {
        Optional<String> at = question.moment().isEmpty() ? Optional.empty() : Optional.of(question.moment());
        RowStateView state = reading.rows().show(question.row(), at);
        List<DiffRow> rows = state.columns().stream()
                .map(column -> row(column, column.type()))
                .toList();
        String presence =
                context.text("history.presence." + state.presence().name().toLowerCase(Locale.ROOT));
        String insert = state.columns().isEmpty() ? "" : insert(reading, question.row(), at);
        return new Answer(rows, (presence + " " + state.ending()).strip() + "\n\n" + insert);
    }

    private static String insert(StoreReading reading, String row, Optional<String> at) {
        try {
            return reading.rows().insertStatement(row, at);
        } catch (WorkbenchException impossible) {
            return "-- " + impossible.happened();
        }
    }

    private static String undo(StoreReading reading, Question question) {
        return reading.filters()
                .ofId(question.to().event())
                .map(filter -> reading.undo().undo(filter, UndoSql.Guard.CURRENT_VALUES))
                .map(undo -> new UndoScript(undo, 0).text())
                .orElse("");
    }

    private static String raw(StoreReading reading, Question question) {
        return reading.rows().history(question.row(), Optional.empty(), 0).versions().stream()
                .filter(version -> version.id().equals(question.to().id()))
                .findFirst()
                .map(version -> raw(version.event()))
                .orElse("");
    }

    private static String raw(EventView event) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(event.id() + "  " + event.transactionId());
        lines.add(event.source().name() + "  " + event.source().position());
        if (event.source().gtid() != null) {
            lines.add(event.source().gtid());
        }
        if (event.statement() != null) {
            lines.add("").add(event.statement().text());
        }
        lines.add("");
        for (ColumnView column : event.columns()) {
            lines.add(column.name() + " = " + ChangeSummary.value(column.before(), Integer.MAX_VALUE) + " → "
                    + ChangeSummary.value(column.after(), Integer.MAX_VALUE));
        }
        return lines.toString();
    }
}
