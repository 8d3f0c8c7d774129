package io.auditworkbench.workbench.casework;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowVersionView;
import io.auditworkbench.workbench.view.ShownView;
import io.auditworkbench.workbench.view.TraceView;
import io.auditworkbench.workbench.view.TransactionView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A copy of something as it was when it was pinned.
///
/// - **Shape**: `kind` is `event`, `transaction`, `row`, `anomaly`, `business`, `gap` or `query`; `summary` is one line
///   for people; `content` is JSON.
public record PinnedCopy(String kind, String subject, String summary, String content) {

    /// Of what an id names.
    ///
    /// - **Errors**: `NOT_FOUND` and `BAD_USAGE` as when it is shown.
    public static PinnedCopy of(StoreReading reading, String id) {
        return switch (reading.show().show(id)) {
            case ShownView.OfEvent(EventView event, var _, var _, var coverage) ->
                copy(
                        "event",
                        event.id(),
                        words(event),
                        Trees.map("event", EventTree.of(event), "coverage", CoverageText.json(coverage)));
            case ShownView.OfTransaction(TraceView trace) -> transaction(trace);
            case ShownView.OfGap(var gap) -> copy("gap", gap.id(), gap.meaning(), CoverageText.json(gap));
            case ShownView.OfBased(BasedView.OfFinding finding) -> anomaly(finding);
            case ShownView.OfBased(BasedView.OfBusiness(BusinessView event, List<EventView> changes)) ->
                copy("business", event.id(), event.id(), Trees.map("id", event.id(), "changes", trees(changes)));
            case ShownView.OfRow(var state, var history) ->
                copy(
                        "row",
                        id,
                        history.versions().size() + " versions",
                        Trees.map(
                                "row",
                                id,
                                "versions",
                                trees(history.versions().stream()
                                        .map(RowVersionView::event)
                                        .toList())));
        };
    }

    /// Of a question, with how many events answered it.
    public static PinnedCopy of(StoreReading reading, AcceptedFilter filter) {
        long events = reading.events().count(filter, () -> false).events();
        String shown = filter.canonical().isEmpty() ? "everything" : filter.canonical();
        return copy(
                "query",
                shown,
                events + (events == 1 ? " event" : " events"),
                Trees.map(
                        "filter", filter.canonical(),
                        "from", TimeText.data(filter.from()),
                        "until", TimeText.data(filter.until()),
                        "events", events,
                        "coverage", CoverageText.json(reading.coverage().of(filter))));
    }

    private static PinnedCopy copy(String kind, String subject, String summary, Map<String, @Nullable Object> content) {
        return new PinnedCopy(kind, subject, summary, JsonText.compact(content));
    }

    private static PinnedCopy transaction(TraceView trace) {
        TransactionView transaction = trace.transaction();
        String summary = transaction.eventCount() + (transaction.eventCount() == 1 ? " event" : " events") + " by "
                + transaction.actor().name() + ", " + TimeText.people(transaction.committedAt()) + " UTC";
        return copy(
                "transaction",
                transaction.id(),
                summary,
                Trees.map(
                        "id", transaction.id(),
                        "identity", transaction.identity(),
                        "time", TimeText.data(transaction.committedAt()),
                        "actor", EventTree.actor(transaction.actor()),
                        "source", EventTree.source(transaction.source()),
                        "events", transaction.eventCount(),
                        "leaf", transaction.leaf(),
                        "steps", trees(trace.steps()),
                        "coverage", CoverageText.json(trace.coverage())));
    }

    private static PinnedCopy anomaly(BasedView.OfFinding finding) {
        AnomalyView group = finding.group();
        return copy(
                "anomaly",
                group.id(),
                group.what().text(),
                Trees.map(
                        "id", group.id(),
                        "detector", group.detector(),
                        "severity", group.severity().name().toLowerCase(Locale.ROOT),
                        "what", group.what().text(),
                        "who", group.who(),
                        "findings", group.hits(),
                        "first", TimeText.data(group.first()),
                        "last", TimeText.data(group.last()),
                        "state", group.state().name(),
                        "evidence", trees(finding.changes())));
    }

    private static List<Map<String, @Nullable Object>> trees(List<EventView> events) {
        return events.stream().map(EventTree::of).toList();
    }

    private static String words(EventView event) {
        String row = event.row() == null
                ? event.schema() + "." + event.table()
                : event.row().toString();
        return event.kind().word() + " " + row + " by " + event.actor().name() + ", "
                + TimeText.people(event.committedAt()) + " UTC";
    }
}
