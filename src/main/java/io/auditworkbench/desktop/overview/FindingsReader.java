package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.view.AnomalyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what nobody has looked at yet.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
final class FindingsReader {

    static final int MOST_SHOWN = 12;

    private final DesktopContext context;

    FindingsReader(DesktopContext context) {
        this.context = context;
    }

    Needs read(OpenStore store, ChosenRange chosen) {
        FindingDesk desk = store.reading().findings();
        AnomalyList list =
                desk.list(new AnomalyQuestion(chosen, List.of(TriageState.NEW), List.of(), AnomalyQuestion.Muted.HIDE));
        List<AnomalyView> shown = list.groups().stream().limit(MOST_SHOWN).toList();
        Map<String, List<Instant>> hits = desk.hits(chosen, shown).stream()
                .collect(Collectors.groupingBy(
                        FindingDesk.Hit::group, Collectors.mapping(FindingDesk.Hit::at, Collectors.toList())));
        Instant until = later(chosen.filter().until(), store.anchor());
        Instant from = begin(store, chosen, until);
        return new Needs(
                shown.stream()
                        .map(group -> group(group, places(hits.getOrDefault(group.id(), List.of()), from, until)))
                        .toList(),
                list.groups().size(),
                list.troubles());
    }

    /// Every group that was ever found, whatever became of it.
    static List<AnomalyView> everything(OpenStore store) {
        StoreReading reading = store.reading();
        if (!reading.status().hasConclusions()
                || !(reading.filters().read(FilterRequest.of("")) instanceof FilterReading.Accepted(var all))) {
            return List.of();
        }
        ChosenRange chosen = reading.events().chosen(all, () -> false);
        return reading.findings()
                .list(new AnomalyQuestion(chosen, List.of(), List.of(), AnomalyQuestion.Muted.SHOW))
                .groups();
    }

    private static Instant begin(OpenStore store, ChosenRange chosen, Instant until) {
        Instant from = chosen.filter().from();
        if (from == null) {
            from = store.reading().coverage().all().watchedFrom();
        }
        return from == null || !from.isBefore(until) ? until.minus(Duration.ofDays(1)) : from;
    }

    private static Instant later(@Nullable Instant until, Instant usual) {
        return until == null ? usual : until;
    }

    private static List<Double> places(List<Instant> hits, Instant from, Instant until) {
        double length = Duration.between(from, until).toMillis();
        return hits.stream()
                .map(hit -> Duration.between(from, hit).toMillis() / length)
                .toList();
    }

    private Needs.Group group(AnomalyView group, List<Double> places) {
        return new Needs.Group(
                group.id(),
                group.severity(),
                group.what().text(),
                context.text("overview.needs.count", group.events()),
                context.times().minute(group.last()),
                places);
    }
}
