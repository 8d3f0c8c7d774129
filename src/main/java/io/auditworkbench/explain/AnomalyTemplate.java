package io.auditworkbench.explain;

import io.auditworkbench.explain.Explanation.Topic;
import java.util.List;
import java.util.stream.Collectors;

/// Explains a group of findings.
///
/// - **Threading**: stateless.
final class AnomalyTemplate {

    private static final int MOST_CITED = 8;

    private AnomalyTemplate() {}

    static Explanation render(FactSheet.OfAnomaly facts) {
        List<String> evidence = ExplanationTemplates.ids(facts.changes());
        Sections sections = new Sections();
        sections.fact(Topic.SEEN, facts.sentence().text(), evidence);
        sections.fact(
                Topic.SEEN,
                facts.hits() == 1
                        ? "It was seen once, at " + Sections.time(facts.last()) + "."
                        : "It was seen " + facts.hits() + " times, from " + Sections.time(facts.first()) + " to "
                                + Sections.time(facts.last()) + "; the sentence above is of the last time.",
                List.of(facts.id()));
        compare(facts, sections);
        sections.who(facts.who(), evidence);
        why(facts, sections);
        sections.changes(Topic.CHANGES, facts.changes(), facts.changeCount());
        business(facts, sections);
        guide(facts, sections);
        return sections.coverage(facts.coverage()).of(facts.id(), "Finding " + facts.id() + ", " + facts.severity());
    }

    private static void compare(FactSheet.OfAnomaly facts, Sections sections) {
        for (FactSheet.Measured measure : facts.measures()) {
            String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
            String typical = measure.typical().text().isEmpty()
                    ? "there is nothing to compare it with."
                    : "usually it is " + measure.typical().text() + unit + ", from "
                            + Sections.count(measure.sampleSize(), "observation") + ".";
            sections.fact(
                    Topic.COMPARED,
                    measure.name() + ": " + measure.actual().text() + unit + "; " + typical,
                    List.of(facts.id()));
        }
        if (facts.measures().isEmpty()) {
            sections.fact(
                    Topic.COMPARED,
                    "No number was compared with what is usual: the check tells every case.",
                    List.of(facts.id()));
        }
    }

    private static void why(FactSheet.OfAnomaly facts, Sections sections) {
        FactSheet.Check check = facts.check();
        sections.guide(
                Topic.WHY,
                "The check " + check.id() + (check.title().isEmpty() ? "" : " (" + check.title() + ")")
                        + (check.description().isEmpty() ? " told it." : " tells this: " + check.description()));
        if (!check.settings().isEmpty()) {
            sections.fact(
                    Topic.WHY,
                    "It was set to "
                            + check.settings().stream()
                                    .map(AnomalyTemplate::setting)
                                    .collect(Collectors.joining("; "))
                            + ".",
                    List.of(facts.id()));
        }
        facts.said()
                .forEach(said -> sections.fact(
                        Topic.WHY,
                        said.by() + " said \"" + said.state() + "\" at " + Sections.time(said.at()) + ": "
                                + said.reason(),
                        List.of(facts.id())));
    }

    private static String setting(FactSheet.Setting setting) {
        return setting.name() + " = " + setting.value() + (setting.unit().isEmpty() ? "" : " " + setting.unit())
                + (setting.meaning().isEmpty() ? "" : " (" + setting.meaning() + ")");
    }

    private static void business(FactSheet.OfAnomaly facts, Sections sections) {
        List<FactSheet.Business> business = facts.business();
        if (business.isEmpty()) {
            sections.fact(Topic.MEANS, "No business event rests on these changes.", List.of(facts.id()));
            return;
        }
        for (FactSheet.Business event : business.stream().limit(MOST_CITED).toList()) {
            sections.fact(
                    Topic.MEANS,
                    "Its changes are part of the business event " + event.named() + ".",
                    List.of(event.id()));
        }
        if (business.size() > MOST_CITED) {
            sections.fact(
                    Topic.MEANS,
                    "And of " + Sections.count(business.size() - MOST_CITED, "more business event") + " at least.",
                    List.of(facts.id()));
        }
    }

    private static void guide(FactSheet.OfAnomaly facts, Sections sections) {
        DetectorGuide guide = DetectorGuide.of(facts.check().id());
        if (!guide.wrongWhen().isEmpty()) {
            sections.guide(Topic.WRONG, "It may be harmless: " + guide.wrongWhen() + ".");
            sections.guide(Topic.NEXT, "Look at " + guide.lookAt() + ".");
        }
        sections.guide(
                Topic.NEXT,
                "`show " + facts.id() + "` and `events anomaly:" + facts.id() + "` list the changes, `trace "
                        + facts.id() + "` shows the transaction of the last.");
        sections.guide(
                Topic.NOT_SAID,
                "It does not say that anybody meant harm"
                        + (guide.notSaid().isEmpty() ? "" : ", nor " + guide.notSaid())
                        + "; and what no check looks for is not among the findings.");
    }
}
