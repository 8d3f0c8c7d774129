package io.auditworkbench.model.change;

/// What was done to a value before it was kept.
///
/// - **Source**: ADR-0038, ADR-0042; the codes are part of the hashed format and never change their meaning.
public enum MaskKind {
    /// Nothing of it was kept, not even whether it was `NULL`.
    DROPPED(1),
    /// Only that there was one.
    FULL(2),
    /// Its first and last characters, in its shape.
    PARTIAL(3),
    /// A keyed hash: equal values have equal pseudonyms, in every table.
    PSEUDONYM(4),
    /// What it has in common with many others: a month, a range of numbers, a length, a network.
    GENERALISED(5),
    /// Itself, encrypted: whoever has the key can open it, and has to say why.
    SEALED(6);

    private final int code;

    MaskKind(int code) {
        this.code = code;
    }

    /// As stored, from 1 to 127.
    public int code() {
        return code;
    }

    /// How many there are; codes run from 1 to this.
    public static int count() {
        return values().length;
    }

    /// The kind with this code.
    public static MaskKind ofCode(int code) {
        for (MaskKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of mask has the code " + code);
    }
}
