package counterexample.workbench;

public record Answer() {}
