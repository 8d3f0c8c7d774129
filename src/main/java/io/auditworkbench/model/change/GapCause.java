package io.auditworkbench.model.change;

/// Why something could not be captured, or not as it was; `code` is the stored and hashed form and never changes.
public enum GapCause {
    XA_UNRESOLVED(1, "an XA transaction was prepared and its end has not been seen"),
    PARTIAL_ROWS(2, "the server logged partial JSON updates, which hold no full row"),
    STATEMENT_DML(3, "the server logged a statement instead of its rows"),
    FK_CASCADE(4, "a foreign key removed or changed child rows without logging them"),
    ROWS_REMOVED_BY_DDL(5, "a schema statement removed rows without logging them"),
    VALUE_FALSIFIED(6, "a value could not be kept as the server wrote it"),
    ROW_IMAGE_INCOMPLETE(7, "the server logged rows without all their columns"),
    UNCAPTURED_CHANGE(8, "a row differs from its last captured state"),
    BINLOG_LOST(9, "the server no longer has the binlog that was to be read next"),
    SCHEMA_UNKNOWN(10, "the columns of a table are not known at this place"),
    COUNT_MISMATCH(11, "a transaction has another number of rows than were stored"),
    TRAIL_STOPPED(12, "nobody was watching"),
    GTID_HOLE(13, "a transaction number is missing between captured ones"),
    UNDETERMINED(14, "something was skipped for a reason that is not known"),
    SESSION_SETTINGS(15, "a session was set so that its changes are not logged, or not whole");

    private final int code;
    private final String meaning;

    GapCause(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// What it means: half a sentence that follows "because".
    public String meaning() {
        return meaning;
    }

    /// The cause for a stored number.
    public static GapCause ofCode(int code) {
        return values()[code - 1];
    }
}
