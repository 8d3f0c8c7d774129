package io.auditworkbench.model.change;

/// What one entry of the log is; `code` is the stored and hashed form and never changes.
public enum TransactionKind {
    /// A transaction that committed at the source while it was being watched.
    STREAM(1),
    /// Rows as they stood when capture began; one entry a stored batch.
    SNAPSHOT(2),
    /// A schema change or TRUNCATE.
    DDL(3),
    /// A transaction that was pushed by somebody else's Debezium or read from a file.
    INGEST(4),
    /// A named hole in coverage.
    GAP(5);

    private final int code;

    TransactionKind(int code) {
        this.code = code;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// The kind for a stored number.
    public static TransactionKind ofCode(int code) {
        return values()[code - 1];
    }
}
