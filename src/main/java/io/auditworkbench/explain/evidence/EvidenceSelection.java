package io.auditworkbench.explain.evidence;

import io.auditworkbench.explain.FactSheet;
import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import io.auditworkbench.explain.evidence.EvidenceSet.Side;
import io.auditworkbench.explain.evidence.EvidenceSet.Sight;
import io.auditworkbench.explain.evidence.EvidenceSet.Subject;
import io.auditworkbench.explain.evidence.EvidenceSet.Thing;
import io.auditworkbench.explain.evidence.EvidenceSet.Value;
import io.auditworkbench.masking.PromptMasker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses of the facts of a thing what a model is shown: first what it is, then figures, what it is part of, then its
/// changes, as many as fit. What does not fit is left out whole, and named.
///
/// - **Threading**: stateless.
public final class EvidenceSelection {

    private static final int MOST_THINGS = 10;
    private static final int MOST_COLUMNS = 12;

    private EvidenceSelection() {}

    /// The evidence that fits into a number of bytes.
    public static EvidenceSet of(FactSheet facts, int mostBytes) {
        EvidenceSet base = base(facts);
        List<Change> changes = changes(facts);
        List<String> leftOut = new ArrayList<>();
        List<Change> fitting = new ArrayList<>();
        int left = mostBytes - EvidencePrompt.bytes(base);
        for (Change change : changes) {
            left -= EvidencePrompt.bytes(change);
            if (left < 0) {
                break;
            }
            fitting.add(change);
        }
        long all = Math.max(changeCount(facts), changes.size());
        if (fitting.size() < all) {
            leftOut.add("The model was shown " + fitting.size() + " of " + all + " changes.");
        }
        List<Figure> figures = new ArrayList<>(base.figures());
        figures.add(new Figure("changes", Long.toString(all), "", ""));
        return new EvidenceSet(base.subject(), fitting, figures, base.things(), base.sight(), leftOut);
    }

    private static EvidenceSet base(FactSheet facts) {
        return switch (facts) {
            case FactSheet.OfAnomaly anomaly -> anomaly(anomaly);
            case FactSheet.OfBusiness business ->
                new EvidenceSet(
                        new Subject(
                                business.id(),
                                "business event",
                                fit(business.rule().id()),
                                business.rule().version() + " "
                                        + business.rule().sha256(),
                                fit(business.type())),
                        List.of(),
                        business.attributes().stream()
                                .map(each -> new Figure(fit(each.name()), fit(each.text()), "", ""))
                                .toList(),
                        findings(business.findings()),
                        sight(business.coverage()),
                        List.of());
            case FactSheet.OfTransaction transaction ->
                new EvidenceSet(
                        new Subject(transaction.id(), "transaction", "", "", fit(transaction.kind())),
                        List.of(),
                        transaction.balances().stream()
                                .map(each -> new Figure(
                                        "balance of " + fit(each.column()),
                                        each.sum().toPlainString(),
                                        "",
                                        ""))
                                .toList(),
                        both(business(transaction.business()), findings(transaction.findings())),
                        sight(transaction.coverage()),
                        List.of());
            case FactSheet.OfEvent event ->
                new EvidenceSet(
                        new Subject(
                                event.id(), "change", "", "", fit(event.change().operation())),
                        List.of(),
                        List.of(new Figure(
                                "changes of its transaction", Long.toString(event.transactionSize()), "", "")),
                        both(business(event.business()), findings(event.findings())),
                        sight(event.coverage()),
                        List.of());
        };
    }

    private static EvidenceSet anomaly(FactSheet.OfAnomaly facts) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("hits", Long.toString(facts.hits()), "", ""));
        facts.measures()
                .forEach(measure -> figures.add(new Figure(
                        fit(measure.name()),
                        fit(measure.actual().text()),
                        fit(measure.typical().text()),
                        fit(measure.unit()))));
        facts.check()
                .settings()
                .forEach(setting -> figures.add(
                        new Figure("limit " + fit(setting.name()), fit(setting.value()), "", fit(setting.unit()))));
        facts.history().forEach(each -> figures.add(new Figure(fit(each.name()), fit(each.value()), "", "")));
        List<Thing> gaps = facts.coverage().gaps().stream()
                .limit(MOST_THINGS)
                .map(gap -> new Thing(gap.id(), fit(gap.meaning())))
                .toList();
        return new EvidenceSet(
                new Subject(
                        facts.id(),
                        "finding",
                        fit(facts.check().id()),
                        facts.check().settings().toString(),
                        fit(facts.sentence().text())),
                List.of(),
                figures,
                both(business(facts.business()), gaps),
                sight(facts.coverage()),
                List.of());
    }

    private static List<Change> changes(FactSheet facts) {
        return switch (facts) {
            case FactSheet.OfAnomaly anomaly -> changes(anomaly.changes());
            case FactSheet.OfBusiness business -> changes(business.changes());
            case FactSheet.OfTransaction transaction -> changes(transaction.changes());
            case FactSheet.OfEvent event -> changes(List.of(event.change()));
        };
    }

    private static long changeCount(FactSheet facts) {
        return switch (facts) {
            case FactSheet.OfAnomaly anomaly -> anomaly.changeCount();
            case FactSheet.OfBusiness business -> business.changeCount();
            case FactSheet.OfTransaction transaction -> transaction.changeCount();
            case FactSheet.OfEvent _ -> 1;
        };
    }

    private static List<Change> changes(List<FactSheet.Change> changes) {
        return changes.stream().map(EvidenceSelection::change).toList();
    }

    private static Change change(FactSheet.Change change) {
        int dot = change.table().indexOf('.');
        int slash = change.row().indexOf('/');
        return new Change(
                change.id(),
                Long.parseLong(change.id().substring(1)),
                change.transaction(),
                fit(change.table().substring(0, Math.max(dot, 0))),
                fit(change.table().substring(dot + 1)),
                change.operation(),
                slash < 0 ? "" : fit(change.row().substring(slash + 1)),
                change.who().isKnown() ? fit(change.who().name()) : "",
                Grade.of(change.who().grade()),
                change.at(),
                change.columns().stream()
                        .limit(MOST_COLUMNS)
                        .map(column -> new Value(fit(column.name()), side(column.before()), side(column.after())))
                        .toList());
    }

    private static @Nullable Side side(Optional<FactSheet.Value> value) {
        return value.map(there -> switch (there.state()) {
                    case THERE -> new Side(fit(there.shown().text()), Side.Kind.TEXT);
                    case NUMBER -> new Side(fit(there.shown().text()), Side.Kind.NUMBER);
                    case NULL -> new Side("", Side.Kind.NULL);
                    case NOT_LOGGED -> new Side("", Side.Kind.NOT_LOGGED);
                })
                .orElse(null);
    }

    private static List<Thing> business(List<FactSheet.Business> business) {
        return business.stream()
                .limit(MOST_THINGS)
                .map(event -> new Thing(event.id(), fit(event.type())))
                .toList();
    }

    private static List<Thing> findings(List<FactSheet.Finding> findings) {
        return findings.stream()
                .limit(MOST_THINGS)
                .map(finding -> new Thing(finding.id(), fit(finding.sentence().text())))
                .toList();
    }

    private static List<Thing> both(List<Thing> some, List<Thing> others) {
        List<Thing> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Sight sight(FactSheet.Coverage coverage) {
        return coverage.verdict() == FactSheet.Verdict.NO_KNOWN_GAP ? Sight.NO_KNOWN_GAP : Sight.INCOMPLETE;
    }

    private static String fit(String text) {
        return PromptMasker.fit(text);
    }
}
