package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.ActorView;
import io.auditworkbench.workbench.view.BalanceView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.GapView;
import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowStateView;
import io.auditworkbench.workbench.view.RowVersionView;
import io.auditworkbench.workbench.view.ShownView;
import io.auditworkbench.workbench.view.SourceView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The things that ids stand for, as text for people.
final class ShownText {

    private final Output output;
    private final Page page;
    private final boolean isWhole;

    /// - **Shape**: `isWhole` shows columns that did not change too.
    ShownText(Output output, boolean isWhole) {
        this.output = output;
        this.page = new Page(output);
        this.isWhole = isWhole;
    }

    void show(ShownView shown) {
        switch (shown) {
            case ShownView.OfEvent event -> event(event);
            case ShownView.OfTransaction(TraceView trace) -> transaction(trace);
            case ShownView.OfBased(BasedView based) -> new BasedText(output).show(based);
            case ShownView.OfGap(GapView gap) -> gap(gap);
            case ShownView.OfRow(RowStateView state, RowHistoryView history) -> row(state, history);
        }
    }

    private void event(ShownView.OfEvent shown) {
        EventView event = shown.event();
        String place = event.row() == null
                ? event.schema() + "." + event.table()
                : event.row().toString();
        page.heading(event.id(), event.kind().word(), place, TimeText.people(event.committedAt()) + " UTC");
        page.line("actor", actor(event.actor()));
        page.line(
                "transaction",
                event.transactionId() + ", " + event.transactionSize()
                        + (event.transactionSize() == 1 ? " change" : " changes"));
        source(event.source());
        page.line(
                "moved from", event.formerRow() == null ? "" : event.formerRow().toString());
        page.line(
                "statement", event.statement() == null ? "" : event.statement().text());
        page.line("ddl", event.ddl() == null ? "" : event.ddl().text());
        columns(event);
        new BasedText(output).upwards(shown);
        output.note(CoverageText.sentence(shown.coverage()));
        output.note(
                event.row() == null
                        ? output.hint("trace " + event.transactionId())
                        : output.hint(
                                "trace " + event.transactionId(),
                                "row history " + event.row(),
                                "undo-sql " + event.id()));
    }

    private void columns(EventView event) {
        List<ColumnView> shown = isWhole ? event.columns() : event.touched();
        if (shown.isEmpty()) {
            return;
        }
        page.space();
        page.table(
                event.kind() == ChangeKind.UPDATE
                        ? ColumnTable.beforeAndAfter("before", "after")
                        : ColumnTable.values(),
                shown);
        int left = event.columns().size() - shown.size();
        if (left > 0) {
            output.note(left + (left == 1 ? " column" : " columns") + " unchanged; --all shows them");
        }
    }

    private void source(SourceView source) {
        page.line("source", source.name());
        page.line("gtid", source.gtid() == null ? "" : source.gtid());
        page.line("position", source.position());
        page.line(
                "thread", source.connection() == null ? "" : source.connection().toString());
    }

    private static String actor(ActorView actor) {
        return actor.grade().equals("unknown")
                ? "unknown"
                : actor.name() + " (" + actor.grade() + ", " + actor.source() + ")";
    }

    void transaction(TraceView trace) {
        TransactionView transaction = trace.transaction();
        page.heading(
                transaction.id(),
                transaction.kind(),
                TimeText.people(transaction.committedAt()) + " UTC",
                transaction.eventCount() + (transaction.eventCount() == 1 ? " change" : " changes"));
        page.line("actor", actor(transaction.actor()));
        source(transaction.source());
        page.line(
                "tables",
                transaction.tables().stream()
                        .map(count -> count.schema() + "." + count.table() + " " + count.events() + " "
                                + count.kind().word())
                        .collect(Collectors.joining(", ")));
        page.space();
        steps(trace);
        balances(trace.balances());
        new BasedText(output).caused(trace);
        trace.notes().forEach(output::note);
        if (trace.isCut()) {
            output.note("the first " + trace.steps().size() + " of " + transaction.eventCount()
                    + " changes; --limit 0 shows all, --net what they come to");
        }
        output.note(CoverageText.sentence(trace.coverage()));
        output.note(output.hint(
                "trace " + transaction.id() + (trace.net().isEmpty() ? " --net" : ""), "undo-sql " + transaction.id()));
    }

    private void steps(TraceView trace) {
        if (trace.net().isEmpty()) {
            page.table(
                    List.of(
                            Column.number(
                                    "#",
                                    (EventView step) -> Cell.of(step.sequence()
                                            - trace.transaction().firstSequence()
                                            + 1)),
                            Column.text("id", step -> Cell.of(step.id())),
                            Column.text("op", step -> Cell.of(step.kind().word(), ChangeText.style(step.kind()))),
                            Column.text("row", step -> Cell.of(place(step))),
                            Column.text("change", ChangeText::of)),
                    trace.steps());
            return;
        }
        page.table(NetTable.columns(), trace.net());
    }

    private static String place(EventView step) {
        return step.row() == null
                ? step.schema() + "." + step.table()
                : step.row().toString();
    }

    private void balances(List<BalanceView> balances) {
        if (!balances.isEmpty()) {
            page.space();
            page.line(
                    "balance",
                    balances.stream()
                            .map(balance -> balance.table() + "." + balance.column() + " "
                                    + (balance.sum().signum() > 0 ? "+" : "")
                                    + balance.sum().toPlainString())
                            .collect(Collectors.joining(" · ")));
        }
    }

    void gap(GapView gap) {
        page.heading(gap.id(), gap.cause(), gap.isOpen() ? "open" : "closed");
        page.sentence(gap.meaning());
        page.line("effect", gap.effect());
        page.line("tables", gap.tables().isEmpty() ? "not known" : String.join(", ", gap.tables()));
        page.line("from", time(gap.from()));
        page.line("until", time(gap.until()));
        page.line("gtids", gap.gtidRange());
        page.line("position", gap.fromPosition() + (gap.untilPosition().isEmpty() ? "" : " to " + gap.untilPosition()));
        page.line(
                "rows",
                gap.rowsExpected() == null ? "" : gap.rowsExpected() + " expected, " + gap.rowsStored() + " stored");
        page.line("found by", gap.detectedBy() + ", " + TimeText.people(gap.detectedAt()) + " UTC");
        page.line("evidence", gap.evidence());
        page.line("closed by", gap.resolvedBy() == null ? "" : "G" + gap.resolvedBy());
        output.note(output.hint("coverage", "show T" + gap.transaction()));
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "not known" : TimeText.people(time) + " UTC";
    }

    private void row(RowStateView state, RowHistoryView history) {
        rowState(state);
        page.space();
        versions(history);
    }

    void rowState(RowStateView state) {
        String when = state.at() == null ? "now" : TimeText.people(state.at()) + " UTC";
        RowVersionView version = state.version();
        page.heading(
                state.row().toString(),
                Page.words(state.presence()) + movedTo(state),
                "as of " + when,
                version == null ? "" : version.id() + " by " + version.event().id());
        if (!state.columns().isEmpty()) {
            page.table(ColumnTable.values(), state.columns());
        }
        if (!state.ending().isEmpty()) {
            page.sentence(state.ending());
        }
    }

    private static String movedTo(RowStateView state) {
        boolean isMoved = state.presence() == RowStateView.Presence.MOVED
                && state.version() != null
                && state.version().event().row() != null;
        return isMoved ? " to " + state.version().event().row() : "";
    }

    void versions(RowHistoryView history) {
        page.table(VersionTable.columns(), history.versions());
        output.note(history.beginning());
        history.links().forEach(link -> output.note("linked by a change of key or table name: " + link));
        output.note(history.versions().size() + " of " + history.total() + " versions · "
                + CoverageText.sentence(history.coverage()));
    }
}
