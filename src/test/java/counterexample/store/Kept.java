package counterexample.store;

public record Kept() {}
