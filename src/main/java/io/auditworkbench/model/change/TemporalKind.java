package io.auditworkbench.model.change;

/// The date and time types of MySQL; `code` is the stored and hashed form and never changes.
public enum TemporalKind {
    DATE(0),
    TIME(1),
    /// Without a zone.
    DATETIME(2),
    /// Kept in UTC.
    TIMESTAMP(3),
    YEAR(4);

    private static final TemporalKind[] BY_CODE = values();

    private final int code;

    TemporalKind(int code) {
        this.code = code;
    }

    /// The stored number, 0 to 15.
    public int code() {
        return code;
    }

    /// How many kinds there are; codes are dense from 0.
    public static int count() {
        return BY_CODE.length;
    }

    /// The kind for a stored number.
    public static TemporalKind ofCode(int code) {
        return BY_CODE[code];
    }
}
