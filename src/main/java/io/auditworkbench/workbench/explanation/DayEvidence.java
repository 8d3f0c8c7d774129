package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.evidence.EvidencePrompt;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Sight;
import io.auditworkbench.explain.evidence.EvidenceSet.Subject;
import io.auditworkbench.explain.evidence.EvidenceSet.Thing;
import io.auditworkbench.masking.PromptMasker;
import io.auditworkbench.workbench.daily.DayFacts;
import java.util.ArrayList;
import java.util.List;

/// What a model is shown of a day: its counts against the usual, sums, findings and gaps, as many as fit; no change one
/// by one.
///
/// - **Threading**: stateless.
final class DayEvidence {

    private static final int MOST_OF_A_KIND = 8;

    private DayEvidence() {}

    static EvidenceSet of(DayFacts day, int mostBytes) {
        List<Figure> figures = new ArrayList<>();
        figures.add(counted(
                "changes",
                day.changes().total(),
                day.changes().usual(),
                !day.usual().days().isEmpty()));
        figures.add(new Figure("transactions", Long.toString(day.changes().transactions()), "", ""));
        day.business().stream().limit(MOST_OF_A_KIND).forEach(business -> {
            figures.add(counted(business.type(), business.count(), business.usual(), isKnown(business.standing())));
            business.sums()
                    .forEach(sum -> figures.add(new Figure(
                            fit("sum of " + sum.attribute() + " of " + business.type()),
                            fit(sum.sum()),
                            "",
                            fit(sum.currency()))));
        });
        day.checks().stream()
                .filter(check -> check.groups() > 0)
                .limit(MOST_OF_A_KIND)
                .forEach(check -> figures.add(
                        new Figure("findings of " + fit(check.detector()), Long.toString(check.groups()), "", "")));
        day.tables().stream().limit(MOST_OF_A_KIND).forEach(table -> figures.add(counted("changes of ", table)));
        day.actors().stream().limit(MOST_OF_A_KIND).forEach(actor -> figures.add(counted("changes by ", actor)));
        List<Thing> things = new ArrayList<>();
        day.coverage().gaps().stream()
                .limit(MOST_OF_A_KIND)
                .forEach(gap -> things.add(new Thing(gap.id(), fit(gap.meaning()))));
        day.anomalies().stream()
                .limit(MOST_OF_A_KIND)
                .forEach(found -> things.add(new Thing(found.id(), fit(found.what()))));
        return fitting(day, figures, things, mostBytes);
    }

    /// What is last goes first when it does not fit.
    private static EvidenceSet fitting(DayFacts day, List<Figure> figures, List<Thing> things, int mostBytes) {
        List<Figure> kept = new ArrayList<>(figures);
        EvidenceSet evidence = set(day, kept, things);
        while (EvidencePrompt.bytes(evidence) > mostBytes && kept.size() > 1) {
            kept.removeLast();
            evidence = set(day, kept, things);
        }
        return evidence;
    }

    private static EvidenceSet set(DayFacts day, List<Figure> figures, List<Thing> things) {
        boolean isWhole = day.coverage().verdict() == DayFacts.Verdict.WHOLE;
        return new EvidenceSet(
                new Subject(
                        day.day(),
                        "day",
                        "",
                        day.zone(),
                        isWhole ? "It was watched wholly." : "It was not watched wholly."),
                List.of(),
                figures,
                things,
                isWhole ? Sight.NO_KNOWN_GAP : Sight.INCOMPLETE,
                List.of("The model was shown counts, and no change one by one."));
    }

    private static Figure counted(String what, DayFacts.Counted counted) {
        return counted(what + fit(counted.name()), counted.count(), counted.usual(), isKnown(counted.standing()));
    }

    private static Figure counted(String what, long count, long usual, boolean isKnown) {
        return new Figure(fit(what), Long.toString(count), isKnown ? Long.toString(usual) : "", "");
    }

    private static boolean isKnown(DayFacts.Standing standing) {
        return standing != DayFacts.Standing.UNKNOWN;
    }

    private static String fit(String text) {
        return PromptMasker.fit(text);
    }
}
