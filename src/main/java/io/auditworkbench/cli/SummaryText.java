package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.SummaryView;
import io.auditworkbench.workbench.view.SummaryView.Check;
import io.auditworkbench.workbench.view.SummaryView.Count;
import io.auditworkbench.workbench.view.SummaryView.Counts;
import io.auditworkbench.workbench.view.SummaryView.Former;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A summary for people.
final class SummaryText {

    /// The fields that are counted by without being asked.
    static final List<String> USUAL = List.of("op", "table", "actor");

    private static final int MOST_LINES = 10;
    private static final int HOURS = 24;

    private final Output output;

    SummaryText(Output output) {
        this.output = output;
    }

    /// Everything that is said; `by` are the fields that were asked for, the usual ones where it is empty.
    record Told(
            String name,
            SummaryView counts,
            List<String> by,
            CoverageView coverage,
            List<AnomalyView> groups,
            List<String> troubles,
            List<String> unmapped,
            List<String> differences) {

        /// The counts by each field to show, as `by table`.
        List<String> fields() {
            return by.isEmpty() ? USUAL : by;
        }

        /// How many changes were counted.
        long changes() {
            return SummaryText.changes(counts.counts());
        }
    }

    static long changes(Counts counts) {
        return counts.operations().stream()
                .filter(count -> !count.name().equals("snapshot"))
                .mapToLong(Count::count)
                .sum();
    }

    /// The counts by a field.
    static List<Count> of(Counts counts, String field) {
        return switch (field) {
            case "op" -> counts.operations();
            case "table" -> counts.tables();
            case "actor" -> counts.actors();
            default -> counts.further().getOrDefault(field, List.of());
        };
    }

    void print(Told told) {
        Page page = new Page(output);
        Former former = told.counts().former();
        page.heading(
                told.name(),
                Quantity.of(told.changes(), "change"),
                former == null ? "" : Quantity.of(changes(former.counts())) + " in the time before");
        for (String field : told.fields()) {
            page.line(
                    field.equals("op") ? "by operation" : "by " + field,
                    counts(
                            of(told.counts().counts(), field),
                            former == null ? null : of(former.counts(), field),
                            field.equals("hour") ? HOURS : MOST_LINES));
        }
        page.line(
                "business",
                counts(
                        told.counts().counts().business(),
                        former == null ? null : former.counts().business(),
                        MOST_LINES));
        page.space();
        page.heading(
                told.groups().isEmpty() ? "Nothing odd is open" : told.groups().size() + " odd things are open");
        if (!told.groups().isEmpty()) {
            page.table(
                    AnomalyShape.list().columns().stream()
                            .filter(column -> column.shown() == Column.Shown.ALWAYS)
                            .toList(),
                    told.groups().stream().limit(MOST_LINES).toList());
        }
        page.space();
        page.heading("What was checked");
        checks(page, told.counts().checks());
        page.space();
        page.line("coverage", CoverageText.sentence(told.coverage()));
        if (former != null) {
            page.line("before", CoverageText.sentence(former.coverage()));
        }
        page.line("not mapped", String.join(", ", told.unmapped()));
        told.troubles().forEach(trouble -> page.line("partial", trouble));
        DifferenceText.lines(output, told.differences()).forEach(line -> page.line("rules", line));
        if (!told.counts().hasConclusions()) {
            page.line("partial", "nothing was ever concluded in this store");
        }
    }

    private static void checks(Page page, List<Check> checks) {
        page.line(
                "found",
                checks.stream()
                        .filter(check -> check.groups() > 0)
                        .map(check -> check.detector() + " " + check.groups())
                        .collect(Collectors.joining(", ")));
        page.line("nothing in", quiet(checks));
        for (Check check : checks) {
            if (!check.state().equals("running")) {
                page.line(
                        check.state().equals("failed") ? "failed" : "not run",
                        check.detector() + ": " + check.reason());
            }
        }
    }

    /// The checks that found nothing, with how much they looked at.
    static String quiet(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.state().equals("running") && check.groups() == 0)
                .map(check -> check.detector() + " (" + Quantity.of(check.looked()) + " looked at)")
                .collect(Collectors.joining(", "));
    }

    private static String counts(List<Count> counts, @Nullable List<Count> former, int most) {
        Map<String, Long> before = former == null ? Map.of() : byName(former);
        String first = counts.stream()
                .limit(most)
                .map(count -> count.name() + " " + Quantity.of(count.count())
                        + (former == null ? "" : difference(count.count(), before.getOrDefault(count.name(), 0L))))
                .collect(Collectors.joining(", "));
        int more = counts.size() - most;
        return (more > 0 ? first + " and " + more + " more" : first) + gone(counts, before);
    }

    /// What was there before and is not now.
    private static String gone(List<Count> counts, Map<String, Long> before) {
        Map<String, Long> now = byName(counts);
        String gone = before.entrySet().stream()
                .filter(entry -> !now.containsKey(entry.getKey()))
                .limit(MOST_LINES)
                .map(entry -> entry.getKey() + " 0 (was " + Quantity.of(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return gone.isEmpty() || counts.isEmpty() ? gone : ", " + gone;
    }

    private static String difference(long now, long before) {
        return now == before ? " (the same)" : " (was " + Quantity.of(before) + ")";
    }

    /// Counts by name, in their order.
    static Map<String, Long> byName(List<Count> counts) {
        Map<String, Long> byName = new LinkedHashMap<>();
        counts.forEach(count -> byName.put(count.name(), count.count()));
        return byName;
    }
}
