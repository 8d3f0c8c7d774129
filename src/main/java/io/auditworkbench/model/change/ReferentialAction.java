package io.auditworkbench.model.change;

/// What the server does to referring rows when the row that they refer to is deleted, or its key changes.
public enum ReferentialAction {
    /// Refuse the change; `NO ACTION` and no rule at all mean the same to MySQL.
    RESTRICT,
    /// Delete the referring rows too, or change their key too.
    CASCADE,
    /// Let them refer to nothing.
    SET_NULL,
    /// Let them refer to the default; no storage engine does so.
    SET_DEFAULT;

    /// True when the server changes the referring rows by itself.
    public boolean changesRows() {
        return this == CASCADE || this == SET_NULL;
    }

    /// As in SQL.
    public String sql() {
        return name().replace('_', ' ');
    }
}
