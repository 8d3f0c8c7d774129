package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.anomaly.Detail.Evidence;
import io.auditworkbench.desktop.anomaly.Detail.Lead;
import io.auditworkbench.desktop.anomaly.Detail.Measured;
import io.auditworkbench.desktop.anomaly.Detail.Plot;
import io.auditworkbench.desktop.anomaly.Detail.Said;
import io.auditworkbench.desktop.anomaly.Detail.Similar;
import io.auditworkbench.desktop.anomaly.Detail.Why;
import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ShownView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads everything that is known of one group of findings.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
final class DetailReader {

    private static final int MOST_EVIDENCE = 200;
    private static final int MOST_SIMILAR = 8;
    private static final int MOST_COLUMNS = 4;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final DesktopContext context;

    DetailReader(DesktopContext context) {
        this.context = context;
    }

    Detail read(OpenStore store, String id, BooleanSupplier stop) {
        StoreReading reading = store.reading();
        if (!(reading.show().show(id) instanceof ShownView.OfBased(BasedView.OfFinding found))) {
            throw new IllegalArgumentException(id + " is no group of findings");
        }
        AnomalyView group = found.group();
        List<EventView> events = evidence(store, group.id(), stop);
        return new Detail(
                group.id(),
                group.severity(),
                group.what().text(),
                standing(group),
                why(reading, found),
                events.stream().map(this::evidence).toList(),
                group.events() > events.size() ? context.text("anomaly.evidence.more", group.events()) : "",
                events.isEmpty() ? List.of() : leads(events.getLast()),
                similar(store, group),
                feedback(reading, group),
                found.said().stream().map(this::said).toList());
    }

    private String standing(AnomalyView group) {
        return context.text(
                "anomaly.standing",
                group.id(),
                group.hits(),
                context.times().minute(group.first()),
                context.times().minute(group.last()),
                group.who());
    }

    private Why why(StoreReading reading, BasedView.OfFinding found) {
        FindingDesk.CheckText check = FindingDesk.check(found.group().detector());
        List<String> sentences = reading.explain().explain(found.group().id()).sections().stream()
                .filter(section -> section.topic().equals("why"))
                .flatMap(section -> section.sentences().stream())
                .map(sentence -> sentence.text())
                .toList();
        return new Why(
                check.title(),
                sentences,
                found.measures().stream().map(this::measured).toList());
    }

    private Measured measured(BasedView.Measured measure) {
        String typical = measure.typical().text();
        return new Measured(
                measure.name(),
                context.text("anomaly.measure.actual", measure.actual().text(), measure.unit()),
                typical.isEmpty()
                        ? context.text("anomaly.measure.nothing")
                        : context.text("anomaly.measure.typical", typical, measure.unit()),
                measure.sampleSize() == 0 ? "" : context.text("anomaly.measure.sample", measure.sampleSize()),
                plot(measure.actual().text(), typical));
    }

    static Optional<Plot> plot(String actual, String typical) {
        Optional<Double> one = number(actual);
        Optional<Double> other = number(typical);
        return one.isPresent() && other.isPresent() ? Optional.of(new Plot(one.get(), other.get())) : Optional.empty();
    }

    private static Optional<Double> number(String text) {
        Matcher number = NUMBER.matcher(text.replace(",", "").replace(" ", ""));
        return number.lookingAt() ? Optional.of(Double.valueOf(number.group())) : Optional.empty();
    }

    private static List<EventView> evidence(OpenStore store, String id, BooleanSupplier stop) {
        List<EventView> events = new ArrayList<>();
        EventQuery query = new EventQuery(
                Asked.accepted(store, FilterRequest.of("anomaly:" + id)),
                MOST_EVIDENCE,
                EventQuery.Order.OLDEST_FIRST,
                Optional.empty());
        store.reading().events().search(query, new EventSink() {
            @Override
            public void take(EventView event) {
                events.add(event);
            }

            @Override
            public void scanned(long scanned, long of) {
                // the evidence of a group is found by its index
            }

            @Override
            public boolean isWanted() {
                return !stop.getAsBoolean();
            }
        });
        return events;
    }

    private Evidence evidence(EventView event) {
        return new Evidence(
                event.id(),
                event.transactionId(),
                context.times().second(event.committedAt()),
                event.kind(),
                ForeignText.line(
                        event.row() == null
                                ? event.schema() + "." + event.table()
                                : event.row().toString()),
                change(event),
                ForeignText.line(event.actor().name()));
    }

    private static String change(EventView event) {
        List<ColumnView> touched = event.touched();
        String shown =
                touched.stream().limit(MOST_COLUMNS).map(DetailReader::change).collect(Collectors.joining(", "));
        int more = touched.size() - MOST_COLUMNS;
        return more > 0 ? shown + " +" + more : shown;
    }

    private static String change(ColumnView column) {
        if (column.before() == null || column.after() == null) {
            return ForeignText.line(column.name()) + "=" + ChangeSummary.value(column.latest());
        }
        return ForeignText.line(column.name()) + " " + ChangeSummary.value(column.before()) + "→"
                + ChangeSummary.value(column.after());
    }

    private List<Lead> leads(EventView last) {
        String id = last.id();
        List<Lead> leads = new ArrayList<>();
        leads.add(new Lead(context.text("anomaly.lead.transaction", last.transactionId()), "", last.transactionId()));
        if (last.row() != null) {
            leads.add(new Lead(
                    context.text("anomaly.lead.row", last.row().toString()),
                    "",
                    last.row().toString()));
        }
        leads.add(new Lead(context.text("anomaly.lead.actor"), "near:" + id + "/5m same:actor(" + id + ")", ""));
        leads.add(new Lead(context.text("anomaly.lead.session"), "near:" + id + "/5m same:session(" + id + ")", ""));
        return leads;
    }

    private List<Similar> similar(OpenStore store, AnomalyView group) {
        ChosenRange everything =
                store.reading().events().chosen(Asked.accepted(store, FilterRequest.of("")), () -> false);
        return store
                .reading()
                .findings()
                .list(new AnomalyQuestion(everything, List.of(), List.of(), AnomalyQuestion.Muted.SHOW))
                .groups()
                .stream()
                .filter(other -> !other.id().equals(group.id()))
                .filter(other -> other.detector().equals(group.detector()) || isBySame(other, group))
                .limit(MOST_SIMILAR)
                .map(this::similar)
                .toList();
    }

    private static boolean isBySame(AnomalyView one, AnomalyView other) {
        return one.who().equals(other.who()) && !one.who().equals("?");
    }

    private Similar similar(AnomalyView other) {
        String state = context.text("anomaly.state." + other.state().word());
        return new Similar(
                other.id(),
                other.severity(),
                other.what().text(),
                other.reason().isEmpty() ? state : context.text("anomaly.outcome", state, other.reason()));
    }

    private String feedback(StoreReading reading, AnomalyView group) {
        return reading.findings().feedback().stream()
                .filter(each -> each.detector().equals(group.detector()) && each.judged() > 0)
                .findFirst()
                .map(each -> context.text("anomaly.feedback", each.judged(), each.confirmed(), each.explained()))
                .orElse("");
    }

    private Said said(BasedView.Said said) {
        return new Said(
                context.times().second(said.at()),
                said.by(),
                context.text("anomaly.state." + said.state().toLowerCase(Locale.ROOT)),
                said.reason());
    }
}
