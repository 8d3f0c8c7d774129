package io.auditworkbench.desktop.rules;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.view.BacktestView;
import io.auditworkbench.workbench.view.DetectorView;
import io.auditworkbench.workbench.view.RuleView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts what is known of rules and detectors into words.
///
/// - **Threading**: any thread.
final class RuleWords {

    private static final int PERCENT = 100;

    private final DesktopContext context;

    RuleWords(DesktopContext context) {
        this.context = context;
    }

    RuleRow row(RuleView rule) {
        boolean isOn = rule.state().equals("on");
        List<RuleRow.Fact> facts = new ArrayList<>();
        add(facts, "rules.fact.looks-for", rule.description().strip());
        add(facts, "rules.fact.wrong-when", lines(rule.falsePositives()));
        add(
                facts,
                "rules.fact.needs",
                rule.needs().isEmpty() ? "" : context.text("rules.needs", String.join(", ", rule.needs())));
        add(facts, "rules.fact.failed", rule.failed());
        add(facts, "rules.fact.status", rule.status());
        add(facts, "rules.fact.version", String.valueOf(rule.version()));
        return new RuleRow(
                rule.id(),
                RuleRow.Kind.RULE,
                context.text("rules.kind.rule"),
                rule.title(),
                isOn,
                state(isOn),
                rule.level(),
                rule.origin(),
                rule.origin().equals("built-in"),
                context.text("rules.count", rule.events()),
                "",
                facts,
                rule.text());
    }

    RuleRow row(DetectorView detector, Map<String, FindingDesk.Feedback> feedback) {
        boolean isOn = detector.state().equals("on");
        FindingDesk.Feedback said = feedback.get(detector.id());
        List<RuleRow.Fact> facts = new ArrayList<>();
        add(facts, "rules.fact.looks-for", detector.description().strip());
        add(facts, "rules.fact.counts", detector.looksAt());
        add(facts, "rules.fact.judged", said == null ? "" : judged(said));
        for (DetectorView.Parameter each : detector.parameters()) {
            facts.add(new RuleRow.Fact(
                    each.name(),
                    context.text("rules.parameter", each.value(), each.unit(), each.meaning(), each.usual())));
        }
        return new RuleRow(
                detector.id(),
                RuleRow.Kind.DETECTOR,
                context.text("rules.kind.detector"),
                detector.title(),
                isOn,
                state(isOn),
                detector.topic(),
                context.text("rules.built-in"),
                true,
                context.text("rules.count", said == null ? 0 : said.groups()),
                said == null || said.judged() == 0 ? "" : precision(said),
                facts,
                "");
    }

    private String state(boolean isOn) {
        return context.text(isOn ? "rules.on" : "rules.off");
    }

    private static String lines(List<String> texts) {
        return String.join("\n", texts.stream().map(text -> "• " + text).toList());
    }

    private String judged(FindingDesk.Feedback said) {
        return context.text("rules.judged", said.confirmed(), said.explained(), said.groups());
    }

    private String precision(FindingDesk.Feedback said) {
        return context.text("rules.precision", PERCENT * said.confirmed() / said.judged(), said.judged());
    }

    private void add(List<RuleRow.Fact> facts, String nameKey, String value) {
        if (!value.isEmpty()) {
            facts.add(new RuleRow.Fact(context.text(nameKey), value));
        }
    }

    /// What a version of a rule would change, with examples.
    String text(BacktestView view) {
        StringBuilder text = new StringBuilder(context.text(
                view.isPartial() ? "rules.backtest.partial" : "rules.backtest.done",
                view.changes(),
                view.concluded(),
                view.same(),
                view.gained(),
                view.lost(),
                view.changed()));
        samples(text, "rules.backtest.gained", view.gainedSamples());
        samples(text, "rules.backtest.lost", view.lostSamples());
        samples(text, "rules.backtest.changed", view.changedSamples());
        return text.toString();
    }

    private void samples(StringBuilder text, String titleKey, List<BacktestView.Difference> samples) {
        if (samples.isEmpty()) {
            return;
        }
        text.append("\n\n").append(context.text(titleKey));
        for (BacktestView.Difference sample : samples) {
            text.append("\n  ").append(sample.id()).append("  ").append(sample.stored());
            if (!sample.stored().isEmpty() && !sample.now().isEmpty()) {
                text.append(" → ");
            }
            text.append(sample.now());
        }
    }
}
