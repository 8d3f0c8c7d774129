package counterexample.selfaudit;

public record A11InACycle(counterexample.capture.A11InACycle other) {}
