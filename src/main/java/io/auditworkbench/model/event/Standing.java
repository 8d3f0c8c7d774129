package io.auditworkbench.model.event;

/// What became of a conclusion.
public enum Standing {
    /// It holds as it was concluded first.
    STANDS(1),
    /// It holds, and later changes gave it other values; the former ones are kept.
    CORRECTED(2),
    /// Later changes took it back; it is kept and shown as withdrawn.
    WITHDRAWN(3);

    private final int code;

    Standing(int code) {
        this.code = code;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// The constant for a stored number.
    public static Standing ofCode(long code) {
        for (Standing each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("no Standing has the number " + code);
    }
}
