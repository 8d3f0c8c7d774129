package io.auditworkbench.model.event;

/// How sure a rule is of its conclusion; set by the rule, lowered by what it did not find. The order is the scale.
public enum Confidence {
    LOW(1),
    MEDIUM(2),
    HIGH(3);

    private final int code;

    Confidence(int code) {
        this.code = code;
    }

    /// So many steps less sure, but never less than the least.
    public Confidence lowered(int steps) {
        return ofCode(Math.max(LOW.code, code - steps));
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// The constant for a stored number.
    public static Confidence ofCode(long code) {
        for (Confidence each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("no Confidence has the number " + code);
    }
}
