package io.auditworkbench.workbench;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.EventMark;
import io.auditworkbench.workbench.view.FacetView;
import io.auditworkbench.workbench.view.FacetView.Facet;
import io.auditworkbench.workbench.view.FacetView.Group;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Counts events by each facet on its own while they come.
///
/// - **Threading**: one thread.
final class FacetCounts {

    /// Nobody chooses among more, and they would fill the memory; further ones are counted as others.
    private static final int MOST_GROUPS = 10_000;

    private static final List<String> HOURS = IntStream.range(0, 24)
            .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
            .toList();

    private final ZoneId zone;
    private final Map<TableName, String> tables = new HashMap<>();
    private final Map<Facet, Map<String, long[]>> counts = new EnumMap<>(Facet.class);
    private final Map<Facet, long[]> others = new EnumMap<>(Facet.class);

    FacetCounts(ZoneId zone) {
        this.zone = zone;
        for (Facet facet : Facet.values()) {
            counts.put(facet, new HashMap<>());
            others.put(facet, new long[1]);
        }
    }

    void add(EventMark event) {
        add(Facet.OPERATION, EventViews.kind(event.operation()).word());
        add(Facet.TABLE, tables.computeIfAbsent(event.table(), table -> table.schema() + "." + table.table()));
        add(Facet.ACTOR, event.actor());
        add(
                Facet.HOUR,
                HOURS.get(EventViews.instant(event.commitMicros()).atZone(zone).getHour()));
        add(Facet.TRANSACTION_SIZE, size(event.transactionEvents()));
    }

    private void add(Facet facet, String value) {
        Map<String, long[]> groups = counts.get(facet);
        long[] count = groups.get(value);
        if (count == null && groups.size() >= MOST_GROUPS) {
            others.get(facet)[0]++;
            return;
        }
        groups.computeIfAbsent(value, _ -> new long[1])[0]++;
    }

    /// The range of sizes that a transaction of so many events is in.
    private static String size(long events) {
        if (events <= 1) {
            return "1";
        }
        long low = 2;
        for (long high = 10; high <= 1_000_000; high *= 10) {
            if (events <= high) {
                return low + ".." + high;
            }
            low = high + 1;
        }
        return low + "..";
    }

    List<FacetView> views(int most, FacetView.Basis basis) {
        List<FacetView> views = new ArrayList<>();
        counts.forEach((facet, groups) -> views.add(view(facet, groups, most, basis)));
        return views;
    }

    private FacetView view(Facet facet, Map<String, long[]> groups, int most, FacetView.Basis basis) {
        List<Group> sorted = groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong(Group::events).reversed().thenComparing(Group::value))
                .toList();
        List<Group> shown = sorted.subList(0, Math.min(most, sorted.size()));
        long left = sorted.stream().skip(shown.size()).mapToLong(Group::events).sum() + others.get(facet)[0];
        return new FacetView(facet, shown, left, sorted.size(), basis);
    }
}
