package io.auditworkbench.desktop.events;

import io.auditworkbench.workbench.view.FacetView;
import io.auditworkbench.workbench.view.FlagView;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How many events of the list each detector found something in, the most first.
record FlagCounts(List<FacetView.Group> groups, FacetView.Basis basis) {

    static final FlagCounts NONE = new FlagCounts(List.of(), FacetView.Basis.ALL);

    FlagCounts {
        groups = List.copyOf(groups);
    }

    static FlagCounts of(List<FlagView> flags, FacetView.Basis basis) {
        Map<String, Set<Long>> events = flags.stream()
                .collect(Collectors.groupingBy(
                        FlagView::detector,
                        Collectors.mapping(FlagView::sequence, Collectors.toCollection(HashSet::new))));
        return new FlagCounts(
                events.entrySet().stream()
                        .map(entry -> new FacetView.Group(
                                entry.getKey(), entry.getValue().size()))
                        .sorted(Comparator.comparingLong(FacetView.Group::events)
                                .reversed()
                                .thenComparing(FacetView.Group::value))
                        .toList(),
                basis);
    }
}
