package io.auditworkbench.workbench.daily;

import io.auditworkbench.workbench.daily.DayFacts.Coverage;
import io.auditworkbench.workbench.daily.DayFacts.Gap;
import io.auditworkbench.workbench.daily.DayFacts.Stage;
import io.auditworkbench.workbench.daily.DayFacts.Verdict;
import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.text.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be known of a day before any number of it is read.
final class DayWarnings {

    private static final int GAPS_TOLD = 10;
    private static final long USUAL_MINUTES = 24 * 60;

    private final DayFacts facts;
    private final Document document;

    DayWarnings(DayFacts facts, Document document) {
        this.facts = facts;
        this.document = document;
    }

    /// What stands in the first line already; empty where nothing is amiss.
    static String inTitle(DayFacts facts) {
        if (facts.stage() == Stage.NOT_BEGUN) {
            return ": NOT BEGUN YET";
        }
        int gaps = facts.coverage().gaps().size();
        String hole = gaps == 0 ? "" : gaps == 1 ? ", A GAP IN COVERAGE" : ", " + gaps + " GAPS IN COVERAGE";
        String coverage = switch (facts.coverage().verdict()) {
            case WHOLE -> "";
            case GAPS -> hole;
            case PARTLY_WATCHED -> ", ONLY A PART WAS WATCHED" + hole;
            case NOT_WATCHED -> ", NOT WATCHED" + hole;
        };
        String stage = facts.stage() == Stage.NOT_OVER ? ", NOT OVER YET" : "";
        String behind = facts.behind() > 0 ? ", NOT ALL IS LOOKED AT" : "";
        String all = coverage + stage + behind;
        return all.isEmpty() ? "" : ":" + all.substring(1);
    }

    void tell() {
        if (facts.stage() == Stage.NOT_BEGUN) {
            document.sentence("The day has not begun: there is nothing to tell.");
            return;
        }
        coverage(facts.coverage());
        if (facts.stage() == Stage.NOT_OVER) {
            document.sentence("The day is not over: this is what is known so far, and it is not kept.");
        }
        if (facts.minutes() != USUAL_MINUTES) {
            document.sentence("The clocks of " + facts.zone() + " were changed: the day has " + hours() + ".");
        }
        if (facts.behind() > 0) {
            document.sentence(
                    "Partial",
                    Exactly.of(facts.behind(), "transaction")
                            + " not looked at yet: business events and findings of this day may be missing");
        }
        if (facts.waiting() > 0) {
            document.sentence(
                    "Partial",
                    Exactly.of(facts.waiting(), "business event")
                            + " of this day may still be concluded, when time windows of rules have closed");
        }
    }

    private void coverage(Coverage coverage) {
        if (coverage.verdict() == Verdict.NOT_WATCHED) {
            document.sentence(
                    "Nothing was watched on this day: what happened is not known, and no number here says it.");
        }
        if (coverage.verdict() == Verdict.PARTLY_WATCHED) {
            document.sentence("Only a part of the day was watched, from " + clock(coverage.watchedFrom()) + " to "
                    + clock(coverage.watchedUntil()) + "; of the rest nothing is known.");
        }
        List<Gap> gaps = coverage.gaps();
        if (!gaps.isEmpty()) {
            document.sentence(
                    gaps.size() == 1
                            ? "A gap in coverage touches this day: changes may be missing or wrong in every number below."
                            : gaps.size()
                                    + " gaps in coverage touch this day: changes may be missing or wrong in every number"
                                    + " below.");
            gaps.stream().limit(GAPS_TOLD).forEach(gap -> document.sentence(gap.id(), sentence(gap)));
            if (gaps.size() > GAPS_TOLD) {
                document.sentence("Cut", (gaps.size() - GAPS_TOLD) + " more gaps; `coverage` lists them");
            }
        }
        if (coverage.verdict() == Verdict.WHOLE) {
            document.sentence(
                    facts.stage() == Stage.OVER
                            ? "The whole day was watched, and no gap in the changes is known."
                            : "The day was watched so far, and no gap in the changes is known.");
        }
        if (!coverage.accountsUnwatched().isEmpty()) {
            document.sentence("Accounts were not watched all the time ("
                    + String.join(", ", coverage.accountsUnwatched()) + "): who made a change may not be known.");
        }
    }

    private String sentence(Gap gap) {
        String tables = gap.tables().isEmpty() ? "tables not known" : String.join(", ", gap.tables());
        return (gap.from() == null ? "from a time that is not known" : "from " + moment(gap.from()))
                + (gap.until() == null ? " to a time that is not known" : " to " + moment(gap.until()))
                + ", " + tables + ", " + gap.cause() + ", " + (gap.open() ? "open" : "closed since") + ": "
                + gap.meaning();
    }

    private String hours() {
        return facts.minutes() % 60 == 0
                ? facts.minutes() / 60 + " hours"
                : facts.minutes() / 60 + " hours and " + facts.minutes() % 60 + " minutes";
    }

    private String moment(String time) {
        return TimeText.in(ZoneId.of(facts.zone()), Instant.parse(time)).replace('T', ' ');
    }

    /// The end of a day is said as midnight of it, not as the beginning of the next.
    private String clock(@Nullable String time) {
        if (time == null) {
            return "a time that is not known";
        }
        return time.equals(facts.until()) ? "its end" : time.equals(facts.from()) ? "its beginning" : moment(time);
    }
}
