package io.auditworkbench.model.change;

/// What happened to a row or a table; `code` is the stored form and never changes.
public enum Operation {
    INSERT(1, 'i'),
    UPDATE(2, 'u'),
    DELETE(3, 'd'),
    /// A row as it stood when capture began.
    SNAPSHOT(4, 's'),
    /// A change of the schema.
    DDL(5, 'x'),
    /// All rows of a table removed at once, without row events.
    TRUNCATE(6, 't');

    private final int code;
    private final char letter;

    Operation(int code, char letter) {
        this.code = code;
        this.letter = letter;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// The one-letter form shown in tables.
    public char letter() {
        return letter;
    }

    /// The operation for a stored number.
    public static Operation ofCode(int code) {
        return values()[code - 1];
    }
}
