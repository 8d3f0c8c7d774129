package io.auditworkbench.workbench.view;

import io.auditworkbench.model.event.ConditionOutcome;
import java.util.List;

/// Why a rule concluded nothing, or something, from the changes of a row.
///
/// - **Shape**: `trials` begin with the one that came nearest; `note` says in a sentence when none was possible.
public record WhyNotView(String rule, String row, List<Trial> trials, String note) {

    /// One change as the start of the rule.
    ///
    /// - **Shape**: `concluded` is the id of the business event, or empty.
    public record Trial(String change, String concluded, List<ConditionOutcome> conditions) {

        /// How many conditions do not hold.
        public long failures() {
            return conditions.stream()
                    .filter(outcome -> outcome.result() == ConditionOutcome.Result.FAILS)
                    .count();
        }
    }
}
