package io.auditworkbench.mcp;

import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.view.AnomalyView;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Groups of findings that wait for somebody.
final class OpenGroups {

    static final List<TriageState> STATES = List.of(TriageState.NEW, TriageState.IN_REVIEW, TriageState.CONFIRMED);

    private OpenGroups() {}

    /// The most severe first, of equals the newest; the order of pages.
    static List<AnomalyView> worstFirst(List<AnomalyView> groups) {
        return groups.stream()
                .sorted(Comparator.comparing(AnomalyView::severity)
                        .reversed()
                        .thenComparing(Comparator.comparing(AnomalyView::last).reversed())
                        .thenComparing(AnomalyView::id))
                .toList();
    }

    static Map<String, Object> bySeverity(List<AnomalyView> groups) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Severity severity : List.of(Severity.values()).reversed()) {
            counts.put(
                    Shapes.words(severity),
                    groups.stream()
                            .filter(group -> group.severity() == severity)
                            .count());
        }
        return counts;
    }
}
