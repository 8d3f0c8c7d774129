package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.FactSheet;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.workbench.view.ActorView;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is shown of things, as facts.
///
/// - **Threading**: stateless.
final class ViewFacts {

    private static final int OBJECTS_NAMED = 3;

    private ViewFacts() {}

    static FactSheet.Who who(ActorView actor) {
        return new FactSheet.Who(actor.name(), actor.grade(), actor.source().equals("none") ? "" : actor.source());
    }

    static FactSheet.Who who(Attribution attribution) {
        return who(new ActorView(attribution.actor(), words(attribution.grade()), words(attribution.source())));
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static FactSheet.Change change(EventView event) {
        return new FactSheet.Change(
                event.id(),
                event.transactionId(),
                event.committedAt(),
                event.kind().word(),
                event.schema() + "." + event.table(),
                event.row() == null
                        ? event.schema() + "." + event.table()
                        : event.row().toString(),
                who(event.actor()),
                event.touched().stream().map(ViewFacts::column).toList(),
                event.source().position());
    }

    static List<FactSheet.Change> changes(List<EventView> events) {
        return events.stream().map(ViewFacts::change).toList();
    }

    private static FactSheet.Column column(ColumnView column) {
        return new FactSheet.Column(column.name(), value(column.before()), value(column.after()));
    }

    private static Optional<FactSheet.Value> value(@Nullable ValueView value) {
        return Optional.ofNullable(value).map(there -> new FactSheet.Value(there.shown(), state(there.kind())));
    }

    private static FactSheet.State state(ValueKind kind) {
        return switch (kind) {
            case NULL -> FactSheet.State.NULL;
            case ABSENT -> FactSheet.State.NOT_LOGGED;
            case NUMBER -> FactSheet.State.NUMBER;
            case TEXT, BINARY, BITS, TEMPORAL, OUTSIDE_CALENDAR, JSON, MASKED, ERASED -> FactSheet.State.THERE;
        };
    }

    static FactSheet.Row row(NetRowView row) {
        return new FactSheet.Row(
                row.row().toString(),
                outcome(row.outcome()),
                row.columns().stream().map(ViewFacts::column).toList(),
                row.events().stream().map(seq -> "E" + seq).toList());
    }

    private static String outcome(NetRowView.Outcome outcome) {
        return switch (outcome) {
            case INSERTED -> "inserted";
            case UPDATED -> "updated";
            case DELETED -> "deleted";
            case UNCHANGED -> "in the end as it was";
            case TRANSIENT -> "inserted and deleted again";
        };
    }

    /// Business events, seen from changes with numbers in a range: those that one of them started, and the others.
    static List<FactSheet.Business> business(List<BusinessView> events, long first, long last) {
        return events.stream()
                .map(event -> new FactSheet.Business(
                        event.id(),
                        event.type(),
                        objects(event),
                        event.standing(),
                        first <= event.startedBy() && event.startedBy() <= last
                                ? FactSheet.Part.STARTED
                                : FactSheet.Part.BELONGS))
                .toList();
    }

    private static String objects(BusinessView event) {
        String named = event.objects().stream()
                .limit(OBJECTS_NAMED)
                .map(link -> link.type() + " " + link.id())
                .collect(Collectors.joining(", "));
        int left = event.objects().size() - OBJECTS_NAMED;
        return left > 0 ? named + " and " + left + " more" : named;
    }

    static List<FactSheet.Finding> findings(List<AnomalyView> groups) {
        return groups.stream()
                .map(group -> new FactSheet.Finding(
                        group.id(), group.severity().name().toLowerCase(Locale.ROOT), group.what()))
                .toList();
    }

    static FactSheet.Coverage coverage(CoverageView coverage) {
        return new FactSheet.Coverage(
                Optional.ofNullable(coverage.watchedFrom()),
                Optional.ofNullable(coverage.watchedUntil()),
                switch (coverage.verdict()) {
                    case NO_KNOWN_GAP -> FactSheet.Verdict.NO_KNOWN_GAP;
                    case GAPS -> FactSheet.Verdict.GAPS;
                    case PARTLY_WATCHED -> FactSheet.Verdict.PARTLY_WATCHED;
                    case NOT_WATCHED -> FactSheet.Verdict.NOT_WATCHED;
                },
                coverage.gaps().stream()
                        .map(gap -> new FactSheet.Gap(gap.id(), gap.meaning(), gap.tables()))
                        .toList());
    }
}
