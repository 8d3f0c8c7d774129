package counterexample.rulepack;

public record Pack() {}
