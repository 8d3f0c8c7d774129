package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.daily.DayFacts.Basis;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the days that a day is compared with: only such as were watched wholly.
///
/// - **Shape**: the same day of the four weeks before where three of them will do, else the last seven of the fourteen
///   days before that will; with fewer than three there is nothing to compare with. A gap whose place in time is not
///   known at all takes no day away here: it would take every one, and the day itself says that there is one.
final class UsualDays {

    static final int NEEDED = 3;
    private static final int WEEK = 7;
    private static final int WEEKS = 4;
    private static final int DAYS = 14;
    private static final int MOST = 7;

    private final CoverageStatement coverage;

    UsualDays(CoverageStatement coverage) {
        this.coverage = coverage;
    }

    /// The days chosen, the newest first.
    record Chosen(Basis basis, List<DayWindow> days) {}

    Chosen of(DayWindow day) {
        List<DayWindow> weekdays = watched(day, IntStream.rangeClosed(1, WEEKS).map(week -> week * WEEK));
        if (weekdays.size() >= NEEDED) {
            return new Chosen(Basis.SAME_WEEKDAY, weekdays);
        }
        List<DayWindow> before = watched(day, IntStream.rangeClosed(1, DAYS)).stream()
                .limit(MOST)
                .toList();
        return before.size() >= NEEDED ? new Chosen(Basis.DAYS_BEFORE, before) : new Chosen(Basis.NOTHING, List.of());
    }

    private List<DayWindow> watched(DayWindow day, IntStream back) {
        List<DayWindow> watched = new ArrayList<>();
        back.forEach(days -> {
            try {
                DayWindow before = day.before(days);
                if (isWatched(before)) {
                    watched.add(before);
                }
            } catch (WorkbenchException thereWasNoSuchDay) {
                // one less to compare with
            }
        });
        return watched;
    }

    private boolean isWatched(DayWindow day) {
        CoverageView seen = coverage.between(day.from(), day.until().minusNanos(1_000));
        boolean isWhole =
                seen.verdict() == CoverageView.Verdict.NO_KNOWN_GAP || seen.verdict() == CoverageView.Verdict.GAPS;
        return isWhole && seen.gapsInChanges().stream().noneMatch(UsualDays::isPlaced);
    }

    private static boolean isPlaced(GapView gap) {
        return gap.from() != null || gap.until() != null;
    }
}
