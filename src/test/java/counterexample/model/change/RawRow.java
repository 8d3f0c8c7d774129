package counterexample.model.change;

public record RawRow() {}
