package io.auditworkbench.explain;

import io.auditworkbench.explain.Explanation.Topic;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import java.util.List;
import java.util.stream.Collectors;

/// Explains a business event.
///
/// - **Threading**: stateless.
final class BusinessTemplate {

    private static final int MOST_OBJECTS = 8;

    private BusinessTemplate() {}

    static Explanation render(FactSheet.OfBusiness facts) {
        List<String> evidence = ExplanationTemplates.ids(facts.changes());
        Sections sections = new Sections();
        seen(facts, sections, evidence);
        sections.who(facts.who(), evidence);
        sections.fact(
                Topic.WHY,
                "It was concluded by the rule " + facts.rule().id() + ", version "
                        + facts.rule().version() + " (sha256 " + facts.rule().sha256() + ").",
                List.of(facts.id()));
        if (!facts.rule().description().isEmpty()) {
            sections.guide(Topic.WHY, "The rule says: " + facts.rule().description());
        }
        sections.fact(Topic.WHY, "Its confidence is " + facts.confidence() + ".", List.of(facts.id()));
        facts.conditions()
                .forEach(outcome -> sections.fact(Topic.CONDITIONS, condition(outcome), ids(outcome.changes())));
        sections.changes(Topic.CHANGES, facts.changes(), facts.changeCount());
        findings(facts, sections);
        guide(facts, sections);
        return sections.coverage(facts.coverage()).of(facts.id(), "Business event " + facts.id() + ", " + facts.type());
    }

    private static void seen(FactSheet.OfBusiness facts, Sections sections, List<String> evidence) {
        String title =
                facts.rule().title().isEmpty() ? facts.type() : facts.rule().title();
        sections.fact(
                Topic.SEEN,
                title + " at " + Sections.time(facts.at()) + ": " + objects(facts.objects()) + ".",
                evidence);
        if (!facts.attributes().isEmpty()) {
            sections.fact(
                    Topic.SEEN,
                    facts.attributes().stream().map(BusinessTemplate::attribute).collect(Collectors.joining(", "))
                            + ".",
                    evidence);
        }
        switch (facts.standing()) {
            case "withdrawn" ->
                sections.fact(Topic.SEEN, "It was withdrawn: " + facts.because() + ".", List.of(facts.id()));
            case "corrected" ->
                sections.fact(
                        Topic.SEEN,
                        "It was corrected, and this is revision " + facts.revision() + ": " + facts.because() + ".",
                        List.of(facts.id()));
            default -> sections.fact(Topic.SEEN, "It stands as it was concluded.", List.of(facts.id()));
        }
    }

    private static String objects(List<ObjectLink> objects) {
        String named = objects.stream()
                .limit(MOST_OBJECTS)
                .map(link -> link.type() + " " + link.id() + " (" + link.qualifier() + ")")
                .collect(Collectors.joining(", "));
        int left = objects.size() - MOST_OBJECTS;
        return left > 0 ? named + " and " + Sections.count(left, "more object") : named;
    }

    private static String attribute(EventAttribute attribute) {
        return attribute.name() + " = " + attribute.text();
    }

    private static String condition(ConditionOutcome outcome) {
        String result = switch (outcome.result()) {
            case HOLDS -> "holds";
            case FAILS -> "does not hold";
            case WEAKENS -> "does not hold, which makes it less sure";
            case OPEN -> "is not decided yet";
        };
        return outcome.condition() + ": " + result + "; found " + outcome.found() + ".";
    }

    private static List<String> ids(List<Long> changes) {
        return changes.stream().map(seq -> "E" + seq).toList();
    }

    private static void findings(FactSheet.OfBusiness facts, Sections sections) {
        facts.findings()
                .forEach(finding -> sections.fact(
                        Topic.MEANS,
                        "One of its changes is evidence of a finding of severity " + finding.severity() + ": "
                                + finding.sentence().text(),
                        List.of(finding.id())));
        if (facts.findings().isEmpty()) {
            sections.fact(Topic.MEANS, "None of its changes is evidence of a finding.", List.of(facts.id()));
        }
    }

    private static void guide(FactSheet.OfBusiness facts, Sections sections) {
        facts.rule().wrongWhen().forEach(wrong -> sections.guide(Topic.WRONG, "The rule itself names: " + wrong + "."));
        if (facts.rule().wrongWhen().isEmpty()) {
            sections.guide(Topic.WRONG, "The rule names no case in which it is wrong.");
        }
        sections.guide(
                Topic.NEXT,
                "`why " + facts.id() + "` shows each condition down to the binary log, `trace " + facts.id()
                        + "` the transaction of its last change.");
        sections.guide(
                Topic.NOT_SAID,
                "It says what the rows mean by this rule, not that money or goods really moved, nor that it was allowed.");
    }
}
