package counterexample.masking;

public final class MaskedA13Name {

    public MaskedA13Name() {}
}
