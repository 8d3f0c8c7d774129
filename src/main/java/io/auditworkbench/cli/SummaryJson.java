package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.SummaryView;
import io.auditworkbench.workbench.view.SummaryView.Check;
import io.auditworkbench.workbench.view.SummaryView.Count;
import io.auditworkbench.workbench.view.SummaryView.Counts;
import io.auditworkbench.workbench.view.SummaryView.Former;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A summary as a tree; a field keeps its name and meaning, new ones come at the end.
final class SummaryJson {

    static final String SCHEMA = "auditctl.summary/1";

    private SummaryJson() {}

    static Map<String, @Nullable Object> of(SummaryText.Told told) {
        SummaryView view = told.counts();
        Map<String, @Nullable Object> tree = counts(view.counts());
        tree.put(
                "anomalies",
                told.groups().stream().map(AnomalyShape.list().json()).toList());
        tree.put("checks", view.checks().stream().map(SummaryJson::check).toList());
        tree.put("unmapped_tables", told.unmapped());
        tree.put("transactions_behind", view.behind());
        tree.put("partial", told.troubles());
        tree.put("by", further(view.counts()));
        tree.put("previous", view.former() == null ? null : former(view.former()));
        tree.put("differences", told.differences());
        return tree;
    }

    private static Map<String, @Nullable Object> counts(Counts counts) {
        return Trees.map(
                "by_operation", trees(counts.operations()),
                "by_table", trees(counts.tables()),
                "by_actor", trees(counts.actors()),
                "business", trees(counts.business()));
    }

    private static Map<String, @Nullable Object> further(Counts counts) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        counts.further().forEach((field, groups) -> tree.put(field, trees(groups)));
        return tree;
    }

    private static Map<String, @Nullable Object> former(Former former) {
        Map<String, @Nullable Object> tree = counts(former.counts());
        tree.put("by", further(former.counts()));
        tree.put("coverage", CoverageText.json(former.coverage()));
        return tree;
    }

    private static List<Map<String, @Nullable Object>> trees(List<Count> counts) {
        return counts.stream()
                .map(count -> Trees.map("name", count.name(), "count", count.count()))
                .toList();
    }

    private static Map<String, @Nullable Object> check(Check check) {
        return Trees.map(
                "detector", check.detector(),
                "state", check.state(),
                "reason", check.reason(),
                "looked_at", check.looked(),
                "groups", check.groups());
    }
}
