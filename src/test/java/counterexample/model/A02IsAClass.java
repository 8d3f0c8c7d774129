package counterexample.model;

final class A02IsAClass {}
