package io.auditworkbench.workbench.daily;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.daily.DayFacts.Attribute;
import io.auditworkbench.workbench.daily.DayFacts.Business;
import io.auditworkbench.workbench.daily.DayFacts.Changes;
import io.auditworkbench.workbench.daily.DayFacts.Count;
import io.auditworkbench.workbench.daily.DayFacts.Counted;
import io.auditworkbench.workbench.daily.DayFacts.Coverage;
import io.auditworkbench.workbench.daily.DayFacts.Found;
import io.auditworkbench.workbench.daily.DayFacts.Shown;
import io.auditworkbench.workbench.daily.DayFacts.Stage;
import io.auditworkbench.workbench.daily.DayFacts.Usual;
import io.auditworkbench.workbench.text.TimeText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Computes what a day was from what is stored.
///
/// - **Threading**: any thread; the answer is consistent for a day that nothing is stored of meanwhile.
final class DayReader {

    /// Lists are cut there, and say by how much.
    static final int MOST = 100;

    private final Store store;
    private final Masker masker;
    private final CoverageStatement coverage;
    private final Clock clock;

    DayReader(Store store, Masker masker, CoverageStatement coverage, Clock clock) {
        this.store = store;
        this.masker = masker;
        this.coverage = coverage;
        this.clock = clock;
    }

    /// Whether the day is over and a part of it was watched.
    boolean isWatched(DayWindow day) {
        Instant now = clock.instant();
        return DayCoverage.stage(day, now) == Stage.OVER
                && new DayCoverage(coverage).of(day, now).verdict() != DayFacts.Verdict.NOT_WATCHED;
    }

    /// Whether it was seen to its end, and nothing of it is to be looked at yet.
    boolean isSettled(DayWindow day) {
        Coverage seen = new DayCoverage(coverage).of(day, clock.instant());
        return text(day.until()).equals(seen.watchedUntil()) && behind(day) == 0 && waiting(day) == 0;
    }

    private long behind(DayWindow day) {
        return store.conclusions().isThere() ? store.conclusions().behind(day.fromMicros(), day.untilMicros()) : 0;
    }

    private long waiting(DayWindow day) {
        return store.conclusions().isThere() ? store.conclusions().waiting(day.fromMicros(), day.untilMicros()) : 0;
    }

    DayFacts of(DayWindow day) {
        Instant now = clock.instant();
        Stage stage = DayCoverage.stage(day, now);
        Coverage seen = new DayCoverage(coverage).of(day, now);
        boolean isConcluded = store.conclusions().isThere();
        // a day that goes on is not held against whole ones
        UsualDays.Chosen usual = stage == Stage.OVER
                ? new UsualDays(coverage).of(day)
                : new UsualDays.Chosen(DayFacts.Basis.NOTHING, List.of());
        DayCounts counts = DayCounts.of(store, day, isConcluded);
        Comparison comparison = new Comparison(usual.days().stream()
                .map(other -> DayCounts.of(store, other, isConcluded))
                .toList());
        List<Counted> tables = comparison.of(counts, DayCounts::tables);
        List<Counted> actors = comparison.of(counts, DayCounts::actors);
        DaySums sums = new DaySums();
        if (isConcluded) {
            store.conclusions().eachValued(DayCounts.question(day), sums::add);
        }
        DayFindings findings = isConcluded ? new DayFindings(store, masker, day) : null;
        List<Found> groups = findings == null ? List.of() : findings.groups();
        return new DayFacts(
                day.day().toString(),
                day.zone().getId(),
                text(day.from()),
                text(day.until()),
                day.length().toMinutes(),
                stage,
                seen,
                changes(day, counts, comparison),
                new Usual(
                        usual.basis(),
                        usual.days().stream()
                                .map(other -> other.day().toString())
                                .toList(),
                        UsualDays.NEEDED),
                first(tables),
                further(tables),
                first(actors),
                further(actors),
                isConcluded,
                business(counts, comparison, sums),
                sums.named().stream()
                        .flatMap(number -> store.conclusions().event(number).stream())
                        .map(DayReader::shown)
                        .toList(),
                first(groups),
                further(groups),
                findings == null ? List.of() : findings.checks(),
                behind(day),
                waiting(day),
                findings == null ? List.of() : findings.troubles());
    }

    private static <T> List<T> first(List<T> all) {
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    private static long further(List<?> all) {
        return Math.max(0, all.size() - MOST);
    }

    private Changes changes(DayWindow day, DayCounts counts, Comparison comparison) {
        return new Changes(
                counts.total(),
                store.activity().transactions(day.fromMicros(), day.untilMicros()),
                comparison.ofTotals(counts).usual(),
                counts.operations().entrySet().stream()
                        .map(entry -> new Count(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(Count::count)
                                .reversed()
                                .thenComparing(Count::name))
                        .toList(),
                counts.snapshotRows());
    }

    private static List<Business> business(DayCounts counts, Comparison comparison, DaySums sums) {
        TreeSet<String> types = new TreeSet<>(Comparator.comparing(DayTopic::of).thenComparing(type -> type));
        comparison.of(counts, DayCounts::business).forEach(one -> types.add(one.name()));
        types.addAll(counts.withdrawn().keySet());
        List<Business> business = new ArrayList<>();
        for (String type : types) {
            Counted counted = comparison.of(type, counts, DayCounts::business);
            business.add(new Business(
                    DayTopic.of(type).word(),
                    type,
                    counted.count(),
                    of(counts.corrected(), type),
                    of(counts.withdrawn(), type),
                    counted.usual(),
                    counted.least(),
                    counted.most(),
                    counted.standing(),
                    sums.of(type)));
        }
        return business;
    }

    private static long of(Map<String, Long> counts, String type) {
        return counts.getOrDefault(type, 0L);
    }

    private static Shown shown(NumberedEvent numbered) {
        BusinessEvent event = numbered.event();
        return new Shown(
                numbered.id(),
                DayTopic.of(event.type()).word(),
                event.type(),
                DayFindings.text(event.occurredMicros()),
                event.actor().actor(),
                word(event.actor().grade()),
                word(event.standing()),
                event.objects().stream()
                        .map(link -> link.objectName() + " " + link.qualifier())
                        .toList(),
                event.attributes().stream().map(DayReader::attribute).toList());
    }

    private static Attribute attribute(EventAttribute attribute) {
        return new Attribute(attribute.name(), word(attribute.kind()), attribute.text());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Instant time) {
        return String.valueOf(TimeText.data(time));
    }
}
