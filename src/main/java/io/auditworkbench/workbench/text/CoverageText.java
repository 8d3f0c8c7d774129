package io.auditworkbench.workbench.text;

import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what an answer could not see, in one line and for JSON.
public final class CoverageText {

    private static final int GAPS_NAMED = 3;

    private CoverageText() {}

    /// One line for people; never more than is known.
    public static String sentence(CoverageView coverage) {
        return verdict(coverage) + pruned(coverage);
    }

    /// What is gone was there once: it is not the same as never watched.
    private static String pruned(CoverageView coverage) {
        CoverageView.Pruned pruned = coverage.pruned();
        return pruned == null
                ? ""
                : "; OLDER CHANGES WERE PRUNED, through " + TimeText.people(pruned.until()) + " UTC, on "
                        + TimeText.day(pruned.at());
    }

    private static String verdict(CoverageView coverage) {
        return switch (coverage.verdict()) {
            case NOT_WATCHED -> "coverage: nothing was watched in this range";
            case NO_KNOWN_GAP -> "coverage: no known gap, " + watched(coverage) + unwatched(coverage);
            case PARTLY_WATCHED ->
                "coverage: PART OF THE RANGE " + (coverage.pruned() == null ? "WAS NOT WATCHED" : "IS NOT IN THE STORE")
                        + ", " + watched(coverage) + named(coverage.gapsInChanges())
                        + unwatched(coverage);
            case GAPS ->
                "coverage: " + number(coverage) + " in this range" + named(coverage.gapsInChanges()) + ", "
                        + watched(coverage) + unwatched(coverage);
        };
    }

    /// No change is missing there, but who made them may not be known.
    private static String unwatched(CoverageView coverage) {
        List<GapView> unwatched = coverage.unwatched();
        return unwatched.isEmpty() ? "" : "; accounts not watched all the time" + named(unwatched);
    }

    private static String watched(CoverageView coverage) {
        if (coverage.watchedFrom() == null || coverage.watchedUntil() == null) {
            return "nothing was watched";
        }
        return "watched " + TimeText.people(coverage.watchedFrom()) + " to " + TimeText.people(coverage.watchedUntil())
                + " UTC";
    }

    private static String number(CoverageView coverage) {
        int gaps = coverage.gapsInChanges().size();
        return gaps + (gaps == 1 ? " GAP" : " GAPS");
    }

    private static String named(List<GapView> gaps) {
        if (gaps.isEmpty()) {
            return "";
        }
        String named = String.join(
                ", ", gaps.stream().limit(GAPS_NAMED).map(GapView::id).toList());
        return " (" + named + (gaps.size() > GAPS_NAMED ? ", …" : "") + ")";
    }

    /// For the envelope.
    public static Map<String, @Nullable Object> json(CoverageView coverage) {
        Map<String, @Nullable Object> json = Trees.map(
                "verdict", coverage.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "from", TimeText.data(coverage.from()),
                "until", TimeText.data(coverage.until()),
                "watched_from", TimeText.data(coverage.watchedFrom()),
                "watched_until", TimeText.data(coverage.watchedUntil()),
                "open_gaps", coverage.openGaps(),
                "gaps", coverage.gaps().stream().map(CoverageText::brief).toList());
        if (coverage.pruned() != null) {
            json.put("pruned_until", TimeText.data(coverage.pruned().until()));
        }
        return json;
    }

    private static Map<String, @Nullable Object> brief(GapView gap) {
        return Trees.map(
                "id", gap.id(),
                "cause", gap.cause(),
                "effect", gap.effect(),
                "tables", gap.tables().isEmpty() ? null : gap.tables(),
                "from", TimeText.data(gap.from()),
                "until", TimeText.data(gap.until()),
                "open", gap.isOpen());
    }

    /// A gap with everything that is known of it.
    public static Map<String, @Nullable Object> json(GapView gap) {
        Map<String, @Nullable Object> json = brief(gap);
        json.putAll(Trees.map(
                "transaction", "T" + gap.transaction(),
                "gtids", gap.gtidRange().isEmpty() ? null : gap.gtidRange(),
                "from_position", gap.fromPosition().isEmpty() ? null : gap.fromPosition(),
                "until_position", gap.untilPosition().isEmpty() ? null : gap.untilPosition(),
                "rows_expected", gap.rowsExpected(),
                "rows_stored", gap.rowsStored(),
                "detected_by", gap.detectedBy(),
                "detected_at", TimeText.data(gap.detectedAt()),
                "evidence", gap.evidence(),
                "meaning", gap.meaning(),
                "resolved_by", gap.resolvedBy() == null ? null : "G" + gap.resolvedBy()));
        return json;
    }
}
