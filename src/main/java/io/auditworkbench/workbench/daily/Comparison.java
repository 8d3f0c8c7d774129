package io.auditworkbench.workbench.daily;

import io.auditworkbench.workbench.daily.DayFacts.Counted;
import io.auditworkbench.workbench.daily.DayFacts.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Holds counts of a day against those of other days.
///
/// - **Shape**: a name that a day does not have counts 0 there; the median of an even number of days is the lower of
///   the two in the middle.
final class Comparison {

    private final List<DayCounts> others;

    Comparison(List<DayCounts> others) {
        this.others = List.copyOf(others);
    }

    /// Of every name of the day, and of those that are usual and did not come; the most frequent first.
    List<Counted> of(DayCounts day, Function<DayCounts, Map<String, Long>> counts) {
        Set<String> names = new HashSet<>(counts.apply(day).keySet());
        others.forEach(other -> names.addAll(counts.apply(other).keySet()));
        List<Counted> compared = new ArrayList<>();
        for (String name : names) {
            Counted counted = of(name, day, counts);
            if (counted.count() > 0 || counted.usual() > 0) {
                compared.add(counted);
            }
        }
        compared.sort(Comparator.comparingLong(Counted::count)
                .thenComparingLong(Counted::usual)
                .reversed()
                .thenComparing(Counted::name));
        return compared;
    }

    /// Of one name.
    Counted of(String name, DayCounts day, Function<DayCounts, Map<String, Long>> counts) {
        return of(
                name,
                counts.apply(day).getOrDefault(name, 0L),
                others.stream()
                        .map(other -> counts.apply(other).getOrDefault(name, 0L))
                        .toList());
    }

    /// How many changes there were in all.
    Counted ofTotals(DayCounts day) {
        return of("", day.total(), others.stream().map(DayCounts::total).toList());
    }

    private static Counted of(String name, long count, List<Long> before) {
        if (before.isEmpty()) {
            return new Counted(name, count, 0, 0, 0, Standing.UNKNOWN);
        }
        List<Long> sorted = before.stream().sorted().toList();
        long least = sorted.getFirst();
        long most = sorted.getLast();
        return new Counted(name, count, sorted.get((sorted.size() - 1) / 2), least, most, standing(count, least, most));
    }

    private static Standing standing(long count, long least, long most) {
        if (most == 0 && count > 0) {
            return Standing.NEW;
        }
        if (count > most) {
            return Standing.ABOVE;
        }
        return count < least ? Standing.BELOW : Standing.WITHIN;
    }
}
