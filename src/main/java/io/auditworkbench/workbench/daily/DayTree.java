package io.auditworkbench.workbench.daily;

import io.auditworkbench.workbench.daily.DayFacts.Gap;
import io.auditworkbench.workbench.daily.DayFacts.Verdict;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A day as trees for JSON: the facts as they are kept, which version of them, and what could be seen.
///
/// - **Shape**: nothing of it changes with what is stored of other days.
public final class DayTree {

    /// The name of the schema.
    public static final String SCHEMA = "auditctl.summary-day/1";

    private DayTree() {}

    /// The facts, and which version they are.
    public static Map<String, @Nullable Object> of(KeptDay day) {
        return Trees.map(
                "version", day.version(),
                "newest_version", day.newest(),
                "made_at", TimeText.data(day.madeAt()),
                "log_transaction", "T" + day.logTransaction(),
                "log_event", "E" + day.logEvent(),
                "sha256", day.sha256(),
                "facts", DayJson.tree(day.json()));
    }

    /// What could be seen of the day, for the envelope.
    public static Map<String, @Nullable Object> coverage(DayFacts facts) {
        return Trees.map(
                "verdict", verdict(facts.coverage().verdict()),
                "from", facts.from(),
                "until", facts.until(),
                "watched_from", facts.coverage().watchedFrom(),
                "watched_until", facts.coverage().watchedUntil(),
                "open_gaps", facts.openGaps(),
                "gaps", facts.coverage().gaps().stream().map(DayTree::gap).toList());
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case WHOLE -> "no-known-gap";
            case GAPS -> "gaps";
            case PARTLY_WATCHED -> "partly-watched";
            case NOT_WATCHED -> "not-watched";
        };
    }

    private static Map<String, @Nullable Object> gap(Gap gap) {
        return Trees.map(
                "id", gap.id(),
                "cause", gap.cause(),
                "effect", gap.effect(),
                "tables", gap.tables().isEmpty() ? null : gap.tables(),
                "from", gap.from(),
                "until", gap.until(),
                "open", gap.open());
    }
}
