package io.auditworkbench.store;

/// That a rule broke over changes, and what it would have concluded from them is missing.
///
/// - **Shape**: `firstTx` and `firstSeq` are the first transaction and start it broke over, `times` how often it did;
///   `reason` is the kind of failure and never a value.
public record RuleFailure(String ruleId, long firstTx, long firstSeq, long times, String reason) {

    /// In one sentence, for people.
    public String sentence() {
        return "the rule " + ruleId + " broke over E" + firstSeq + " (T" + firstTx + ")"
                + (times == 1 ? "" : " and " + (times - 1) + (times == 2 ? " time" : " times") + " more since")
                + ": " + reason + "; what it would have concluded there is missing";
    }
}
