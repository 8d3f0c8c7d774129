package io.auditworkbench.workbench.explanation;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.ShowById;
import io.auditworkbench.workbench.TransactionTrace;
import io.auditworkbench.workbench.finding.FindingDesk;
import java.time.Clock;

/// Both ways to explain what is in a store: from facts, and by a model that is held to them.
public record Explaining(ExplainById byId, Narrator narrator, AnswerShelf answers) {

    /// For an open store.
    public static Explaining of(
            Store store,
            ShowById show,
            TransactionTrace trace,
            FindingDesk findings,
            CoverageStatement coverage,
            ModelAccess models,
            Masker masker,
            Clock clock) {
        FactFinder facts = new FactFinder(store, show, trace, findings, coverage);
        AnswerShelf answers = new AnswerShelf(store.file());
        return new Explaining(
                new ExplainById(facts),
                new Narrator(
                        facts,
                        new StoreNames(store),
                        answers,
                        models,
                        masker.policyWord(),
                        () -> models.audit().apply(store.file()),
                        clock),
                answers);
    }
}
