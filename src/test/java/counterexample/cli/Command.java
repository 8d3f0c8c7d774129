package counterexample.cli;

public record Command() {}
