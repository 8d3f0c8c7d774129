package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ShownView;
import io.auditworkbench.workbench.view.TraceView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Findings and business events with the changes they rest on, and what a transaction caused.
final class BasedText {

    private static final int CONCERNED_SHOWN = 10;

    private final Output output;
    private final Page page;

    BasedText(Output output) {
        this.output = output;
        page = new Page(output);
    }

    void show(BasedView based) {
        switch (based) {
            case BasedView.OfFinding finding -> finding(finding);
            case BasedView.OfBusiness business -> business(business);
        }
    }

    private void finding(BasedView.OfFinding finding) {
        AnomalyView group = finding.group();
        page.heading(
                group.id(),
                SeverityText.word(group.severity()),
                group.detector(),
                group.state().word());
        page.sentence(group.what().text());
        page.line("who", group.who());
        page.line("first", TimeText.people(group.first()) + " UTC");
        page.line("last", TimeText.people(group.last()) + " UTC");
        page.line("findings", group.hits() + ", resting on " + group.events() + " changes");
        finding.measures().forEach(measure -> page.line(measure.name(), measured(measure)));
        concerns(finding.concerns());
        finding.said()
                .forEach(said -> page.line(
                        "said",
                        said.state() + " by " + said.by() + ", " + TimeText.people(said.at()) + " UTC: "
                                + said.reason()));
        changes(finding.changes(), group.events());
        output.note(
                output.hint("trace " + group.id(), "anomalies set " + group.id() + " --state explained --reason TEXT"));
    }

    private void concerns(List<BusinessView> events) {
        events.stream().limit(CONCERNED_SHOWN).forEach(event -> page.line("concerns", sentence(event)));
        if (events.size() > CONCERNED_SHOWN) {
            page.line("concerns", (events.size() - CONCERNED_SHOWN) + " more business events");
        }
    }

    private static String sentence(BusinessView event) {
        String standing = event.standing().equals("stands") ? "" : " (" + event.standing() + ")";
        return event.id() + " " + event.type() + standing + " " + BusinessShape.objects(event) + " "
                + BusinessShape.details(event);
    }

    private static String measured(BasedView.Measured measure) {
        String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
        String typical = measure.typical().text().isEmpty()
                ? "nothing to compare with"
                : "usually " + measure.typical().text() + unit + ", of " + measure.sampleSize();
        return measure.actual().text() + unit + " (" + typical + ")";
    }

    private void business(BasedView.OfBusiness business) {
        BusinessView event = business.event();
        page.heading(event.id(), event.type(), event.standing(), TimeText.people(event.at()) + " UTC");
        page.line("objects", BusinessShape.objects(event));
        page.line("who", event.actor() + " (" + event.actorGrade() + ")");
        page.line("details", BusinessShape.details(event));
        page.line("rule", event.rule());
        page.line("confidence", event.confidence());
        page.line("because", event.because());
        changes(business.changes(), event.changes().size());
        output.note(output.hint("why " + event.id(), "trace " + event.id()));
    }

    /// Down to the place in the binlog.
    private void changes(List<EventView> changes, long all) {
        if (changes.isEmpty()) {
            return;
        }
        page.space();
        page.table(
                List.of(
                        Column.text("event", (EventView one) -> Cell.of(one.id()))
                                .whole(),
                        Column.text("tx", (EventView one) -> Cell.of(one.transactionId()))
                                .whole(),
                        Column.text("op", one -> Cell.of(one.kind().word(), ChangeText.style(one.kind()))),
                        Column.text(
                                "row",
                                one -> Cell.of(
                                        one.row() == null
                                                ? one.table()
                                                : one.row().toString())),
                        Column.text(
                                        "position",
                                        (EventView one) -> Cell.of(one.source().position()))
                                .whole(),
                        Column.text("change", ChangeText::of)),
                changes);
        if (changes.size() < all) {
            output.note(changes.size() + " of " + all + " changes shown");
        }
    }

    /// Up to what was made of a transaction.
    void caused(TraceView trace) {
        long first = trace.transaction().firstSequence();
        long last = first + trace.transaction().eventCount() - 1;
        upwards(first, last, trace.business(), trace.anomalies());
    }

    /// Up to what was made of one change.
    void upwards(ShownView.OfEvent shown) {
        long change = shown.event().sequence();
        if (!shown.business().isEmpty() || !shown.anomalies().isEmpty()) {
            page.space();
        }
        upwards(change, change, shown.business(), shown.anomalies());
    }

    /// What began with one of the changes it caused; of the rest it is a part.
    private void upwards(long first, long last, List<BusinessView> business, List<AnomalyView> anomalies) {
        for (BusinessView event : business) {
            boolean isStart = first <= event.startedBy() && event.startedBy() <= last;
            page.line(isStart ? "caused" : "part of", sentence(event));
        }
        for (AnomalyView group : anomalies) {
            page.line(
                    "evidence of",
                    group.id() + " " + SeverityText.word(group.severity()) + " "
                            + group.what().text());
        }
    }

    static Map<String, @Nullable Object> json(BasedView based) {
        Map<String, @Nullable Object> json = Trees.map();
        switch (based) {
            case BasedView.OfFinding finding -> {
                json.put("kind", "anomaly");
                json.putAll(AnomalyShape.json(finding.group()));
                json.put(
                        "measures",
                        finding.measures().stream().map(BasedText::json).toList());
                json.put(
                        "business",
                        finding.concerns().stream().map(BusinessView::id).toList());
                json.put("said", finding.said().stream().map(BasedText::json).toList());
            }
            case BasedView.OfBusiness business -> {
                json.put("kind", "business");
                json.putAll(BusinessShape.json(business.event()));
            }
        }
        json.put("evidence", based.changes().stream().map(EventTree::of).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(BasedView.Measured measure) {
        return Trees.map(
                "name", measure.name(),
                "actual", measure.actual().text(),
                "typical",
                        measure.typical().text().isEmpty()
                                ? null
                                : measure.typical().text(),
                "unit", measure.unit(),
                "sample_size", measure.sampleSize());
    }

    private static Map<String, @Nullable Object> json(BasedView.Said said) {
        return Trees.map(
                "state", said.state(), "reason", said.reason(), "by", said.by(), "at", TimeText.data(said.at()));
    }
}
