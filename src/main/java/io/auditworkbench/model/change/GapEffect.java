package io.auditworkbench.model.change;

/// What a gap does to the record; `code` is the stored and hashed form and never changes.
public enum GapEffect {
    /// Changes happened that are not in the record.
    MISSING(1),
    /// The record may hold changes that never happened.
    PHANTOM(2),
    /// A recorded value is not the true one.
    FALSIFIED(3),
    /// It cannot be said which.
    UNDETERMINED(4),
    /// No change is missing by it: what was not watched is who made them, and how sessions were set.
    UNWATCHED(5);

    private final int code;

    GapEffect(int code) {
        this.code = code;
    }

    /// The stored number.
    public int code() {
        return code;
    }

    /// Whether changes may be missing or wrong by it.
    public boolean concernsChanges() {
        return this != UNWATCHED;
    }

    /// The effect for a stored number.
    public static GapEffect ofCode(int code) {
        return values()[code - 1];
    }
}
