package io.auditworkbench.model.change;

/// How far an actor's name can be relied on; `code` is the stored form.
public enum AttributionGrade {
    /// Nobody knows.
    UNKNOWN(0),
    /// A guess by circumstance.
    HEURISTIC(1),
    /// Told by the application or the session table, and not contradicted.
    CORROBORATED(2),
    /// Written by the application in the same transaction.
    EXACT(3);

    private final int code;

    AttributionGrade(int code) {
        this.code = code;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// The grade for a stored number.
    public static AttributionGrade ofCode(int code) {
        return values()[code];
    }
}
