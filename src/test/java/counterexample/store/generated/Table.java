package counterexample.store.generated;

public record Table() {}
