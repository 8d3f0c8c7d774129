package io.auditworkbench.workbench.finding;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionLog.Question;
import io.auditworkbench.store.FindingLog;
import io.auditworkbench.store.HourCount;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.EventStatistics;
import io.auditworkbench.workbench.view.StatsView;
import io.auditworkbench.workbench.view.SummaryView;
import io.auditworkbench.workbench.view.SummaryView.Check;
import io.auditworkbench.workbench.view.SummaryView.Count;
import io.auditworkbench.workbench.view.SummaryView.Counts;
import io.auditworkbench.workbench.view.SummaryView.Former;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Counts what happened, and says what was checked.
///
/// - **Shape**: everything there is is counted from what was counted along with the events; what a filter or a range
///   chooses, event by event.
/// - **Threading**: any thread.
public final class StoreSummary {

    private static final long HOUR_MICROS = 3_600_000_000L;
    /// Before any commit and after any, and far from the ends of a long.
    private static final long FAR = 8_000_000_000_000_000L;

    private static final int PAGE = 1_000;
    private static final List<GroupField> USUAL = List.of(field("op"), field("table"), field("actor"));
    private static final Set<String> IN_ORDER = Set.of("hour", "day");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Store store;
    private final EventStatistics statistics;
    private final CoverageStatement coverage;

    public StoreSummary(Store store, EventStatistics statistics, CoverageStatement coverage) {
        this.store = store;
        this.statistics = statistics;
        this.coverage = coverage;
    }

    private static GroupField field(String name) {
        return GroupField.parse(name).orElseThrow();
    }

    /// The counts of one range, and whether they are whole.
    private record Counted(Counts counts, boolean isPartial) {}

    /// What was asked for.
    public SummaryView of(SummaryQuestion question, BooleanSupplier stop) {
        Counted counted = counted(question.chosen(), question.by(), stop);
        Optional<Counted> former = question.former().map(chosen -> counted(chosen, question.by(), stop));
        ConclusionLog conclusions = store.conclusions();
        boolean hasConclusions = conclusions.isThere();
        return new SummaryView(
                counted.counts(),
                former.map(one -> new Former(
                                one.counts(),
                                coverage.of(question.former().orElseThrow().filter())))
                        .orElse(null),
                checked(question.chosen()),
                hasConclusions,
                hasConclusions ? conclusions.behind() : 0,
                counted.isPartial()
                        || question.chosen().isPartial()
                        || former.map(Counted::isPartial).orElse(false));
    }

    private Counted counted(ChosenRange chosen, List<GroupField> by, BooleanSupplier stop) {
        List<Count> business = store.conclusions().isThere() ? business(chosen) : List.of();
        AcceptedFilter filter = chosen.filter();
        boolean isAll = filter.isRangeOnly() && filter.from() == null && filter.until() == null;
        if (isAll && by.isEmpty()) {
            return new Counted(allThereIs(business), false);
        }
        List<GroupField> fields = new ArrayList<>(USUAL);
        fields.addAll(by);
        List<StatsView> counts = statistics.countEach(filter, fields, stop);
        Map<String, List<Count>> further = new LinkedHashMap<>();
        for (int i = USUAL.size(); i < fields.size(); i++) {
            further.put(fields.get(i).text(), inOrder(fields.get(i).text(), counts(counts.get(i))));
        }
        return new Counted(
                new Counts(
                        isAll ? allThereIs(business).operations() : counts(counts.get(0)),
                        counts(counts.get(1)),
                        counts(counts.get(2)),
                        business,
                        further),
                counts.getFirst().isPartial());
    }

    private static List<Count> counts(StatsView view) {
        return view.rows().stream()
                .map(row -> new Count(name(row), row.events()))
                .toList();
    }

    private static String name(StatsView.Row row) {
        if (row.isOther()) {
            return "(other)";
        }
        String value = row.group().getFirst();
        return value.isEmpty() ? "?" : value;
    }

    private static List<Count> inOrder(String field, List<Count> counts) {
        return IN_ORDER.contains(field)
                ? counts.stream()
                        .sorted(Comparator.comparingInt((Count count) -> DAYS.indexOf(count.name()))
                                .thenComparing(Count::name))
                        .toList()
                : counts;
    }

    private Counts allThereIs(List<Count> business) {
        Map<String, Long> operations = new HashMap<>();
        Map<String, Long> tables = new HashMap<>();
        for (HourCount count : store.activity().byHour(-FAR, FAR)) {
            operations.merge(count.operation().name().toLowerCase(Locale.ROOT), count.events(), Long::sum);
            if (count.operation() != Operation.SNAPSHOT) {
                tables.merge(count.table().toString(), count.events(), Long::sum);
            }
        }
        return new Counts(
                sorted(operations),
                sorted(tables),
                store.activity().byActor(-FAR, FAR).stream()
                        .map(one -> new Count(one.actor(), one.events()))
                        .toList(),
                business,
                Map.of());
    }

    private static List<Count> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
                .toList();
    }

    /// Those that occurred in the range, and that one of the chosen changes is part of.
    private List<Count> business(ChosenRange chosen) {
        Question question = new Question(
                Optional.empty(), Optional.empty(), Optional.empty(), from(chosen.filter()), until(chosen.filter()));
        ConclusionLog log = store.conclusions();
        if (chosen.events().isEmpty()) {
            return log.counts(question).stream()
                    .map(type -> new Count(type.type(), type.count()))
                    .toList();
        }
        LongPredicate isChosen = chosen.events().get();
        Map<String, Long> counts = new HashMap<>();
        List<NumberedEvent> page = log.after(0, question, PAGE);
        while (!page.isEmpty()) {
            for (NumberedEvent event : page) {
                if (event.event().changes().stream().anyMatch(isChosen::test)) {
                    counts.merge(event.event().type(), 1L, Long::sum);
                }
            }
            page = log.after(page.getLast().number(), question, PAGE);
        }
        return sorted(counts);
    }

    private static long from(AcceptedFilter filter) {
        return micros(filter.from(), -FAR);
    }

    private static long until(AcceptedFilter filter) {
        return micros(filter.until(), FAR);
    }

    private static long micros(@Nullable Instant time, long open) {
        return time == null ? open : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /// What was checked, also what found nothing; nothing in a store that nothing was concluded from.
    public List<Check> checked(ChosenRange chosen) {
        if (!store.conclusions().isThere()) {
            return List.of();
        }
        long from = from(chosen.filter());
        long until = until(chosen.filter());
        FindingLog findings = store.findings();
        Optional<Set<Long>> wanted = chosen.events().map(findings::groupsOfAny);
        Map<String, Long> groups = new HashMap<>();
        for (AnomalyGroup group : findings.groups(from, until)) {
            boolean isWanted = wanted.isEmpty() || wanted.get().contains(group.number());
            if (isWanted && group.state() != TriageState.SUPERSEDED) {
                groups.merge(group.detector(), 1L, Long::sum);
            }
        }
        Map<String, Long> looked =
                findings.looked(Math.floorDiv(from, HOUR_MICROS), Math.floorDiv(until - 1, HOUR_MICROS));
        return findings.detectors().stream()
                .map(detector -> new Check(
                        detector.detector(),
                        detector.state(),
                        detector.reason(),
                        looked.getOrDefault(detector.detector(), 0L),
                        groups.getOrDefault(detector.detector(), 0L)))
                .toList();
    }
}
