package io.auditworkbench.workbench.view;

/// What an event did to its row or table.
public enum ChangeKind {
    INSERT('I', "insert"),
    UPDATE('U', "update"),
    DELETE('D', "delete"),
    SNAPSHOT('S', "snapshot"),
    DDL('X', "ddl"),
    TRUNCATE('T', "truncate");

    private final char letter;
    private final String word;

    ChangeKind(char letter, String word) {
        this.letter = letter;
        this.word = word;
    }

    /// The one-letter form for tables.
    public char letter() {
        return letter;
    }

    /// The word that filters use.
    public String word() {
        return word;
    }
}
