package io.auditworkbench.model.change;

/// Where an actor's name came from; `code` is the stored form.
public enum AttributionSource {
    NONE(0),
    /// A row the application wrote into a context table in the same transaction.
    CONTEXT_ROW(1),
    /// An `actor=` tag in a comment of the logged statement.
    STATEMENT_COMMENT(2),
    /// A column such as `updated_by` in the changed row.
    ACTOR_COLUMN(3),
    /// The connection's account in `performance_schema`, polled while the connection lived.
    SESSION(4);

    private final int code;

    AttributionSource(int code) {
        this.code = code;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// The source for a stored number.
    public static AttributionSource ofCode(int code) {
        return values()[code];
    }
}
