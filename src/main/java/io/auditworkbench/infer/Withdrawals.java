package io.auditworkbench.infer;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.Standing;

/// Takes a conclusion back when what it rested on no longer holds.
final class Withdrawals {

    private Withdrawals() {}

    /// The same event, withdrawn, with the conditions as they are now.
    static BusinessEvent of(BusinessEvent former, Verdict verdict) {
        String why = verdict.conditions().stream()
                .filter(outcome -> outcome.result() == ConditionOutcome.Result.FAILS)
                .map(outcome -> outcome.condition() + " no longer holds: " + outcome.found())
                .findFirst()
                .orElse("what it rested on no longer holds");
        return new BusinessEvent(
                former.rule(),
                former.type(),
                former.anchor(),
                former.occurredMicros(),
                former.actor(),
                former.objects(),
                former.attributes(),
                former.confidence(),
                Standing.WITHDRAWN,
                why,
                former.changes(),
                verdict.conditions());
    }
}
