package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.Explanation;
import io.auditworkbench.explain.ExplanationTemplates;
import io.auditworkbench.workbench.view.ExplanationView;
import java.util.Locale;

/// Explains findings, business events, transactions and changes by their ids, from their facts alone.
///
/// - **Threading**: any number of threads.
public final class ExplainById {

    private final FactFinder facts;

    ExplainById(FactFinder facts) {
        this.facts = facts;
    }

    /// What the facts of a thing come to.
    ///
    /// - **Errors**: `BAD_USAGE` for no id, or that of a gap or row; `NOT_FOUND` for an id that nothing has.
    public ExplanationView explain(String id) {
        FactFinder.Found found = facts.find(id);
        Explanation explanation = ExplanationTemplates.render(found.facts());
        return new ExplanationView(
                explanation.id(),
                found.kind(),
                explanation.title(),
                explanation.sections().stream().map(ExplainById::section).toList(),
                found.coverage());
    }

    private static ExplanationView.Section section(Explanation.Section section) {
        return new ExplanationView.Section(
                section.topic().name().toLowerCase(Locale.ROOT),
                section.topic().title(),
                section.sentences().stream()
                        .map(each -> new ExplanationView.Sentence(
                                each.text(), each.origin() == Explanation.Origin.FACT, each.cites()))
                        .toList());
    }
}
