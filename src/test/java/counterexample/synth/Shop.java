package counterexample.synth;

public record Shop() {}
