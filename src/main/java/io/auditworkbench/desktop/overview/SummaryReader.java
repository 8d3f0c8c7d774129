package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.overview.Changed.Bar;
import io.auditworkbench.desktop.overview.Changed.By;
import io.auditworkbench.desktop.overview.Changed.Tally;
import io.auditworkbench.desktop.overview.Checked.Line;
import io.auditworkbench.desktop.overview.Checked.Result;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.finding.SummaryQuestion;
import io.auditworkbench.workbench.view.SummaryView;
import io.auditworkbench.workbench.view.SummaryView.Count;
import io.auditworkbench.workbench.view.SummaryView.Counts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says what was checked and what changed.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
final class SummaryReader {

    static final int MOST_BARS = 12;

    private final DesktopContext context;

    SummaryReader(DesktopContext context) {
        this.context = context;
    }

    /// Both answers come of one counting.
    record Summed(Checked checked, Changed changed) {}

    Summed read(OpenStore store, ChosenRange chosen, BooleanSupplier stop) {
        Optional<ChosenRange> former = chosen.filter().from() == null
                ? Optional.empty()
                : Optional.of(store.reading()
                        .events()
                        .chosen(store.reading().filters().before(chosen.filter()), stop));
        SummaryView counted = store.reading().summary().of(new SummaryQuestion(chosen, former, List.of()), stop);
        return new Summed(checked(counted), changed(counted));
    }

    private Checked checked(SummaryView counted) {
        List<Line> lines = counted.checks().stream()
                .map(this::line)
                .sorted(Comparator.comparing(Line::result).thenComparing(Line::title))
                .toList();
        return new Checked(
                lines, counted.behind() == 0 ? "" : context.text("overview.checks.behind", counted.behind()));
    }

    private Line line(SummaryView.Check check) {
        FindingDesk.CheckText text = FindingDesk.check(check.detector());
        Result result = result(check);
        return new Line(
                check.detector(),
                text.title(),
                text.description(),
                context.text("overview.check.looked", check.looked(), text.looksAt()),
                result,
                switch (result) {
                    case FOUND -> context.text("overview.check.found", check.groups());
                    case QUIET -> context.text("overview.check.quiet");
                    case NOT_APPLICABLE -> context.text("overview.check.not-applicable", check.reason());
                    case FAILED -> context.text("overview.check.failed", check.reason());
                });
    }

    private static Result result(SummaryView.Check check) {
        return switch (check.state()) {
            case "failed" -> Result.FAILED;
            case "not-applicable" -> Result.NOT_APPLICABLE;
            default -> check.groups() > 0 ? Result.FOUND : Result.QUIET;
        };
    }

    private Changed changed(SummaryView counted) {
        Counts now = counted.counts();
        Optional<Counts> before = Optional.ofNullable(counted.former()).map(SummaryView.Former::counts);
        long total = changes(now);
        return new Changed(
                context.text("overview.changed.total", total),
                before.map(counts -> context.text("overview.changed.former", changes(counts)))
                        .orElse(""),
                List.of(
                        tally(By.OPERATION, now, before, Counts::operations),
                        tally(By.TABLE, now, before, Counts::tables),
                        tally(By.ACTOR, now, before, Counts::actors),
                        tally(By.BUSINESS, now, before, Counts::business)));
    }

    private static long changes(Counts counts) {
        return counts.operations().stream()
                .filter(count -> !count.name().equals("snapshot"))
                .mapToLong(Count::count)
                .sum();
    }

    private Tally tally(By by, Counts now, Optional<Counts> former, Function<Counts, List<Count>> of) {
        List<Count> counts = of.apply(now);
        Optional<Map<String, Long>> before = former.map(of)
                .map(list -> list.stream().collect(Collectors.toMap(Count::name, Count::count, Long::sum)));
        long largest = Math.max(1, counts.stream().mapToLong(Count::count).max().orElse(1));
        List<Bar> bars = counts.stream()
                .limit(MOST_BARS)
                .map(count -> bar(by, count, largest, before))
                .toList();
        return new Tally(by, bars, counts.size());
    }

    private Bar bar(By by, Count count, long largest, Optional<Map<String, Long>> before) {
        return new Bar(
                by,
                by == By.ACTOR && count.name().equals("?")
                        ? context.text("overview.actor.unknown")
                        : ForeignText.line(count.name()),
                context.text("overview.number", count.count()),
                (double) count.count() / largest,
                before.map(former -> delta(count.count(), former.getOrDefault(count.name(), 0L)))
                        .orElse(""),
                count.name().equals("(other)") ? "" : count.name());
    }

    private String delta(long now, long before) {
        return now == before
                ? context.text("overview.delta.same")
                : context.text(now > before ? "overview.delta.more" : "overview.delta.less", Math.abs(now - before));
    }
}
