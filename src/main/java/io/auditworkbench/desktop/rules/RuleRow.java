package io.auditworkbench.desktop.rules;

import java.util.List;

/// A rule or detector as the table shows it.
///
/// - **Shape**: `hits` is empty where nobody counts; `precision` says how often it was right, empty while nobody
///   judged; `facts` are named texts for the page beside the table; `text` is the YAML, empty for a detector.
record RuleRow(
        String id,
        Kind kind,
        String kindWord,
        String title,
        boolean isOn,
        String state,
        String level,
        String origin,
        boolean isBuiltIn,
        String hits,
        String precision,
        List<Fact> facts,
        String text) {

    /// What concludes: what business events are, or what is odd.
    enum Kind {
        RULE,
        DETECTOR
    }

    /// A fact and its name.
    record Fact(String name, String value) {}

    RuleRow {
        facts = List.copyOf(facts);
    }
}
