package io.auditworkbench.workbench.daily;

import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.daily.DayFacts.Coverage;
import io.auditworkbench.workbench.daily.DayFacts.Gap;
import io.auditworkbench.workbench.daily.DayFacts.Stage;
import io.auditworkbench.workbench.daily.DayFacts.Verdict;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a day could be seen: the same for a day that is over whenever it is asked for, unless more becomes known.
final class DayCoverage {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    /// Capture says where it is every few seconds; of a day that goes on nobody can have seen the last of them.
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final CoverageStatement statement;

    DayCoverage(CoverageStatement statement) {
        this.statement = statement;
    }

    static Stage stage(DayWindow day, Instant now) {
        if (now.isBefore(day.from())) {
            return Stage.NOT_BEGUN;
        }
        return now.isBefore(day.until()) ? Stage.NOT_OVER : Stage.OVER;
    }

    Coverage of(DayWindow day, Instant now) {
        if (stage(day, now) == Stage.NOT_BEGUN) {
            return new Coverage(Verdict.NOT_WATCHED, null, null, List.of(), List.of());
        }
        boolean isOver = stage(day, now) == Stage.OVER;
        Instant end = isOver ? day.until() : now;
        CoverageView seen = statement.between(day.from(), end.minus(MICROSECOND));
        List<GapView> gaps = seen.gapsInChanges().stream()
                .filter(gap -> !endsBefore(gap, day))
                .toList();
        List<String> unwatched = seen.unwatched().stream()
                .filter(gap -> !endsBefore(gap, day))
                .map(GapView::id)
                .toList();
        Instant from = later(seen.watchedFrom(), day.from());
        Instant until = earlier(seen.watchedUntil(), end);
        boolean isAny = from != null && until != null && from.isBefore(until);
        if (from == null || until == null || !isAny) {
            return new Coverage(Verdict.NOT_WATCHED, null, null, views(gaps), unwatched);
        }
        boolean isToTheEnd = !until.isBefore(isOver ? end : end.minus(SLACK));
        boolean isWhole = from.equals(day.from()) && isToTheEnd;
        Verdict verdict = gaps.isEmpty() ? Verdict.WHOLE : Verdict.GAPS;
        return new Coverage(
                isWhole ? verdict : Verdict.PARTLY_WATCHED,
                TimeText.data(from),
                TimeText.data(until),
                views(gaps),
                unwatched);
    }

    /// A gap up to midnight is none of the day that begins then.
    private static boolean endsBefore(GapView gap, DayWindow day) {
        Instant begins = gap.from();
        Instant ends = gap.until();
        return ends != null && !ends.isAfter(day.from()) && (begins == null || begins.isBefore(day.from()));
    }

    private static @Nullable Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? one : other;
    }

    private static List<Gap> views(List<GapView> gaps) {
        return gaps.stream()
                .map(gap -> new Gap(
                        gap.id(),
                        gap.cause(),
                        gap.effect(),
                        gap.tables(),
                        TimeText.data(gap.from()),
                        TimeText.data(gap.until()),
                        gap.isOpen(),
                        gap.meaning()))
                .toList();
    }
}
