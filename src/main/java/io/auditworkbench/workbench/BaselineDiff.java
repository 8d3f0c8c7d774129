package io.auditworkbench.workbench;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.workbench.view.BaselineView;
import io.auditworkbench.workbench.view.StatsView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Says in what some events differ from others: which values have another share of them, the least likely by chance
/// first.
///
/// - **Source**: Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993 (the log-likelihood
///   ratio of two counts); it ranks, and is no test: events of one transaction are not independent.
/// - **Threading**: any thread.
public final class BaselineDiff {

    private final EventStatistics statistics;

    public BaselineDiff(EventStatistics statistics) {
        this.statistics = statistics;
    }

    /// Compares by each of the fields on its own; `baseline` filters are taken together.
    public BaselineView compare(
            AcceptedFilter selection, List<AcceptedFilter> baseline, List<GroupField> fields, BooleanSupplier stop) {
        List<StatsView> chosen = statistics.countEach(selection, fields, stop);
        boolean isPartial = chosen.stream().anyMatch(view -> view.isPartial() || view.isCut());
        long events = events(chosen);
        List<Map<String, Long>> usual = new ArrayList<>();
        fields.forEach(_ -> usual.add(new HashMap<>()));
        long usualEvents = 0;
        for (AcceptedFilter filter : baseline) {
            List<StatsView> counted = statistics.countEach(filter, fields, stop);
            usualEvents += events(counted);
            isPartial |= counted.stream().anyMatch(view -> view.isPartial() || view.isCut());
            for (int i = 0; i < fields.size(); i++) {
                Map<String, Long> sums = usual.get(i);
                counts(counted.get(i)).forEach((value, count) -> sums.merge(value, count, Long::sum));
            }
        }
        List<BaselineView.Difference> differences = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Map<String, Long> here = counts(chosen.get(i));
            Set<String> values = new HashSet<>(here.keySet());
            values.addAll(usual.get(i).keySet());
            for (String value : values) {
                long count = here.getOrDefault(value, 0L);
                long usualCount = usual.get(i).getOrDefault(value, 0L);
                double score = score(count, events, usualCount, usualEvents);
                if (score > 0) {
                    differences.add(new BaselineView.Difference(fields.get(i).text(), value, count, usualCount, score));
                }
            }
        }
        differences.sort(Comparator.comparingDouble(BaselineView.Difference::score)
                .reversed()
                .thenComparing(BaselineView.Difference::field)
                .thenComparing(BaselineView.Difference::value));
        return new BaselineView(
                events, usualEvents, differences, isPartial, chosen.getFirst().coverage());
    }

    private static long events(List<StatsView> views) {
        return views.getFirst().events();
    }

    private static Map<String, Long> counts(StatsView view) {
        Map<String, Long> counts = new HashMap<>();
        for (StatsView.Row row : view.rows()) {
            if (!row.isOther()) {
                counts.merge(row.group().getFirst(), row.events(), Long::sum);
            }
        }
        return counts;
    }

    /// Twice the logarithm of how much likelier the counts are with two shares than with one.
    static double score(long count, long of, long usualCount, long usualOf) {
        if (of == 0 || usualOf == 0) {
            return 0;
        }
        double share = (double) (count + usualCount) / (of + usualOf);
        double both = part(count, share * of)
                + part(usualCount, share * usualOf)
                + part(of - count, (1 - share) * of)
                + part(usualOf - usualCount, (1 - share) * usualOf);
        return Math.max(0, 2 * both);
    }

    private static double part(long seen, double expected) {
        return seen == 0 || expected <= 0 ? 0 : seen * Math.log(seen / expected);
    }
}
