package io.auditworkbench.model.finding;

/// How much a finding matters, from least to most; the order of the constants is the order of the scale.
public enum Severity {
    INFO(1),
    LOW(2),
    MEDIUM(3),
    HIGH(4),
    CRITICAL(5);

    private final int code;

    Severity(int code) {
        this.code = code;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// The constant for a stored number.
    public static Severity ofCode(long code) {
        for (Severity each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("no Severity has the number " + code);
    }
}
