package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Answers whether anybody watched while nothing happened.
final class CoverageSentence {

    private final DesktopContext context;

    CoverageSentence(DesktopContext context) {
        this.context = context;
    }

    String of(CoverageView coverage) {
        CoverageView.Pruned pruned = coverage.pruned();
        return pruned == null
                ? verdict(coverage)
                : verdict(coverage) + " "
                        + context.text("events.coverage.pruned", moment(pruned.until()), moment(pruned.at()));
    }

    private String verdict(CoverageView coverage) {
        return switch (coverage.verdict()) {
            case NO_KNOWN_GAP -> context.text("events.coverage.watched");
            case NOT_WATCHED -> context.text("events.coverage.not-watched");
            case PARTLY_WATCHED ->
                context.text("events.coverage.partly", moment(coverage.watchedFrom()), moment(coverage.watchedUntil()));
            case GAPS ->
                context.text(
                        "events.coverage.gaps",
                        coverage.gaps().size(),
                        coverage.gaps().stream().findFirst().map(this::gap).orElse(""));
        };
    }

    private String gap(GapView gap) {
        return gap.id() + " " + moment(gap.from()) + " – " + moment(gap.until()) + ": " + gap.meaning();
    }

    private String moment(@Nullable Instant at) {
        TimeShown times = context.times();
        return at == null ? "?" : times.minute(at);
    }
}
