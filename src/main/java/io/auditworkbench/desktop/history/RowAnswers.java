package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.common.TypedMoment;
import io.auditworkbench.desktop.widget.DiffRow;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.UndoSql;
import io.auditworkbench.workbench.text.UndoScript;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowBlameView;
import io.auditworkbench.workbench.view.RowStateView;
import io.auditworkbench.workbench.view.UndoView;
import java.time.Duration;
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

    /// Of a value; the viewer of the event shows more of it.
    private static final int LONGEST_RAW = 2_000;

    private final DesktopContext context;
    private final RelatedRows relatedRows;

    RowAnswers(DesktopContext context) {
        this.context = context;
        this.relatedRows = new RelatedRows(context);
    }

    /// What is asked.
    ///
    /// - **Shape**: `undone` are the versions to take back; `moment` as filters write it, empty for the last event.
    record Question(String row, Version from, Version to, List<Version> all, List<Version> undone, String moment) {}

    Answer answer(OpenStore store, Page page, Question question) throws Exception {
        return store.witness()
                .act(
                        Kind.READ,
                        "row-history " + question.row(),
                        details(page, question),
                        () -> found(store, page, question));
    }

    private static String details(Page page, Question question) {
        String moment = page == Page.AS_OF && !question.moment().isEmpty() ? " " + question.moment() : "";
        return page.word() + " " + question.from().id() + " " + question.to().id() + moment;
    }

    private Answer found(OpenStore store, Page page, Question question) {
        StoreReading reading = store.reading();
        return switch (page) {
            case DIFF -> Answer.ofColumns("", diff(reading, question), "");
            case BLAME -> Answer.ofBlame(blame(store, question));
            case AS_OF -> asOf(reading, question);
            case RELATED -> relatedRows.of(reading, question.row(), question.all());
            case UNDO -> undo(reading, question);
            case RAW -> Answer.ofText("", raw(reading, question));
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
                .map(column -> DiffRow.of(column, last.getOrDefault(column.name(), "")))
                .toList();
    }

    private String who(RowBlameView.Line line) {
        EventView event = line.version().event();
        return line.isKnown()
                ? context.text(
                        "history.changed-by",
                        line.version().id(),
                        event.actor().name(),
                        context.times().minute(event.committedAt()))
                : context.text("history.before-record");
    }

    private List<Blamed> blame(OpenStore store, Question question) {
        List<RowBlameView.Line> lines =
                store.reading().rows().blame(question.row()).lines();
        return lines.stream()
                .map(line -> blamed(line, store, question.all().size()))
                .toList();
    }

    private Blamed blamed(RowBlameView.Line line, OpenStore store, int versions) {
        EventView event = line.version().event();
        String value = ChangeSummary.value(line.value());
        String at = context.times().second(event.committedAt());
        if (!line.isKnown()) {
            return new Blamed(
                    ForeignText.line(line.column()),
                    value,
                    "",
                    "",
                    "",
                    context.text("history.before", at),
                    "",
                    Blamed.OLDEST);
        }
        Duration ago = Duration.between(event.committedAt(), store.anchor());
        return new Blamed(
                ForeignText.line(line.column()),
                value,
                line.version().id(),
                event.id(),
                ForeignText.line(event.actor().name()),
                at,
                TimeShown.length(ago.isNegative() ? Duration.ZERO : ago),
                age(line.version().number(), versions));
    }

    /// By the order of the versions, because what counts is what changed after what.
    private static int age(int version, int versions) {
        return versions <= 1 ? 0 : (versions - version) * Blamed.OLDEST / (versions - 1);
    }

    private Answer asOf(StoreReading reading, Question question) {
        Optional<String> at = question.moment().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TypedMoment.meant(question.moment(), context.times().zone(), TypedMoment.End.UNTIL));
        RowStateView state = reading.rows().show(question.row(), at);
        List<DiffRow> columns = state.columns().stream()
                .map(column -> DiffRow.of(column, column.type()))
                .toList();
        String presence =
                context.text("history.presence." + state.presence().name().toLowerCase(Locale.ROOT));
        String version = state.version() == null
                ? ""
                : context.text(
                        "history.in-force",
                        state.version().id(),
                        state.version().event().id());
        String insert = state.columns().isEmpty() ? "" : insert(reading, question.row(), at);
        return Answer.ofColumns(
                String.join(" ", presence, version, state.ending()).strip(), columns, insert);
    }

    private static String insert(StoreReading reading, String row, Optional<String> at) {
        try {
            return reading.rows().insertStatement(row, at);
        } catch (WorkbenchException impossible) {
            return "-- " + impossible.happened();
        }
    }

    private Answer undo(StoreReading reading, Question question) {
        StringJoiner numbers = new StringJoiner(",", "seq:", "");
        question.undone().forEach(version -> numbers.add(String.valueOf(version.sequence())));
        if (!(reading.filters().read(FilterRequest.of(numbers.toString()))
                instanceof FilterReading.Accepted(var filter))) {
            return Answer.NOTHING;
        }
        UndoView undo = reading.undo().undo(filter, UndoSql.Guard.CURRENT_VALUES);
        StringJoiner said = new StringJoiner("\n");
        undo.warnings().forEach(warning -> said.add(context.text("history.warning", warning)));
        undo.refusals().forEach(refusal -> said.add(context.text("history.refusal", refusal)));
        return Answer.ofText(said.toString(), new UndoScript(undo, 0).text());
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
            lines.add("").add(ForeignText.line(event.statement().text(), LONGEST_RAW));
        }
        lines.add("");
        for (ColumnView column : event.columns()) {
            lines.add(ForeignText.line(column.name()) + " = " + ChangeSummary.value(column.before(), LONGEST_RAW)
                    + " → " + ChangeSummary.value(column.after(), LONGEST_RAW));
        }
        return lines.toString();
    }
}
