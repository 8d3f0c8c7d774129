package io.auditworkbench.masking;

import java.util.Locale;

/// What becomes of a value before it is kept.
public sealed interface MaskMode {

    /// How wide a bucket of numbers is unless a rule says otherwise.
    int USUAL_BUCKET = 100;

    /// It is kept as captured.
    record Keep() implements MaskMode {}

    /// Nothing of it is kept.
    record Drop() implements MaskMode {}

    /// Only that there is one is kept.
    record Full() implements MaskMode {}

    /// So many first and last characters are kept, and the shape of the rest.
    record Partial(int first, int last) implements MaskMode {}

    /// A keyed hash is kept: equal values stay equal.
    record Pseudonym() implements MaskMode {}

    /// What it has in common with others is kept: the month or year of a date, the bucket of a number, the network of
    /// an address, the length of another text.
    record Generalise(Dates dates, int bucket) implements MaskMode {}

    /// It is kept so that it can be erased.
    record Erasable() implements MaskMode {}

    /// It is kept encrypted, and so that it can be erased: with the key and a reason it can be read again.
    record Sealed() implements MaskMode {}

    /// How much of a date stays.
    enum Dates {
        MONTH,
        YEAR
    }

    /// As people write it.
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
