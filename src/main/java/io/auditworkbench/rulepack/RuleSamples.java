package io.auditworkbench.rulepack;

import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.rulepack.RuleSample.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Runs the samples of a rule through the rule engine, as if they had been captured.
///
/// - **Threading**: stateless after construction.
public final class RuleSamples {

    private final Vocabulary vocabulary;

    public RuleSamples(Vocabulary vocabulary) {
        this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    }

    /// How a sample came out; no differences when the rule concludes what is expected and nothing else.
    public record Outcome(RuleSample sample, List<String> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }

        /// True when there is no difference.
        public boolean isAsExpected() {
            return differences.isEmpty();
        }
    }

    /// Runs every sample of a rule.
    public List<Outcome> run(ReadRule.Accepted rule) {
        CompiledRule compiled = new CompiledRule(rule.rule(), vocabulary);
        return rule.samples().stream()
                .map(sample -> new Outcome(sample, differences(sample, rule.rule(), compiled)))
                .toList();
    }

    private List<String> differences(RuleSample sample, Rule rule, CompiledRule compiled) {
        List<BusinessEvent> events = new SampleHistory(vocabulary, compiled).conclude(sample.commits());
        List<String> differences = new ArrayList<>();
        if (events.size() != sample.expected().size()) {
            differences.add("expected " + counted(sample.expected().size()) + ", got " + counted(events.size())
                    + (events.isEmpty()
                            ? ""
                            : " " + events.stream().map(RuleSamples::text).toList()));
            return differences;
        }
        for (int i = 0; i < events.size(); i++) {
            compare(events.get(i), sample.expected().get(i), rule, differences);
        }
        return differences;
    }

    private static String counted(int events) {
        return events == 1 ? "1 event" : events + " events";
    }

    private static void compare(BusinessEvent event, Expected expected, Rule rule, List<String> differences) {
        List<String> objects = objects(event);
        if (expected.objects() != null && !expected.objects().equals(objects)) {
            differences.add("expected objects " + expected.objects() + ", got " + objects);
        }
        expected.attributes().forEach((name, value) -> {
            String text = event.attributes().stream()
                    .filter(attribute -> attribute.name().equals(name))
                    .map(EventAttribute::text)
                    .findFirst()
                    .orElse("");
            if (!text.equals(value)) {
                differences.add("expected " + name + " " + shown(value) + ", got " + shown(text));
            }
        });
        Confidence confidence = expected.confidence() == null ? rule.emission().confidence() : expected.confidence();
        if (event.confidence() != confidence) {
            differences.add("expected confidence " + word(confidence) + ", got " + word(event.confidence()));
        }
        if (event.standing() != expected.standing()) {
            differences.add("expected that it is " + word(expected.standing()) + ", it is " + word(event.standing())
                    + " " + event.because());
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> objects(BusinessEvent event) {
        return event.objects().stream()
                .map(object -> object.objectName() + " " + object.qualifier())
                .toList();
    }

    private static String text(BusinessEvent event) {
        return event.type() + " " + objects(event) + " " + word(event.standing());
    }
}
