package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.AnomalyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Reads the groups of a place.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
final class GroupsReader {

    /// Of further groups nobody sees which tables they concern before they are opened.
    private static final int MOST_LOCATED = 500;

    private static final List<TriageState> ALL = List.of(
            TriageState.NEW, TriageState.IN_REVIEW, TriageState.EXPLAINED, TriageState.CONFIRMED, TriageState.MUTED);

    private final DesktopContext context;

    GroupsReader(DesktopContext context) {
        this.context = context;
    }

    Listed read(OpenStore store, Place place, BooleanSupplier stop) {
        FindingDesk desk = store.reading().findings();
        ChosenRange chosen = store.reading().events().chosen(Asked.of(store, place), stop);
        AnomalyList list = desk.list(new AnomalyQuestion(chosen, ALL, List.of(), AnomalyQuestion.Muted.SHOW));
        List<Mark> marks = desk.hits(chosen, list.groups()).stream()
                .map(hit -> new Mark(hit.group(), hit.detector(), hit.severity(), hit.at()))
                .toList();
        Lanes lanes = lanes(store, chosen, marks);
        Map<String, List<Double>> places = marks.stream()
                .collect(Collectors.groupingBy(
                        Mark::group, Collectors.mapping(mark -> lanes.place(mark.at()), Collectors.toList())));
        store.witness().shown(list.groups().size());
        Map<String, List<String>> cases = store.reading().cases().holding();
        return new Listed(
                list.groups().stream()
                        .map(group -> row(
                                group,
                                String.join(", ", cases.getOrDefault(group.id(), List.of())),
                                places.getOrDefault(group.id(), List.of()),
                                list.groups().size() > MOST_LOCATED ? List.of() : desk.tables(group)))
                        .toList(),
                marks,
                lanes,
                context.text("anomaly.checked", list.checks(), list.events()),
                CoverageText.sentence(store.reading().coverage().of(chosen.filter())),
                list.troubles());
    }

    private static Lanes lanes(OpenStore store, ChosenRange chosen, List<Mark> marks) {
        Instant until = Optional.ofNullable(chosen.filter().until())
                .orElse(store.anchor().plusSeconds(1));
        Instant last = marks.isEmpty() ? until : marks.getLast().at().plusSeconds(1);
        Instant end = last.isAfter(until) ? last : until;
        Instant watched = store.reading().coverage().all().watchedFrom();
        Instant from = Optional.ofNullable(chosen.filter().from())
                .or(() -> Optional.ofNullable(watched))
                .filter(begin -> begin.isBefore(end))
                .orElse(end.minus(Duration.ofDays(1)));
        return Lanes.of(
                from, end, marks, detector -> FindingDesk.check(detector).title());
    }

    private GroupRow row(AnomalyView group, String cases, List<Double> places, List<String> tables) {
        return new GroupRow(
                group.id(),
                group.severity(),
                group.what().text(),
                group.detector(),
                FindingDesk.check(group.detector()).title(),
                String.join(", ", tables),
                group.who(),
                context.text("anomaly.number", group.events()),
                context.times().minute(group.first()),
                context.times().minute(group.last()),
                group.last(),
                places,
                group.state(),
                state(group),
                cases);
    }

    private String state(AnomalyView group) {
        if (group.state() == TriageState.MUTED && group.mutedUntil() != null) {
            return context.text("anomaly.state.muted-until", context.times().day(group.mutedUntil()));
        }
        return context.text(
                "anomaly.state." + group.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
