package counterexample.capture;

public record A11InACycle(counterexample.selfaudit.A11InACycle other) {}
