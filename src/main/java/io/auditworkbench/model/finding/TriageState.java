package io.auditworkbench.model.finding;

import java.util.Locale;

/// What somebody has said of a group of findings.
public enum TriageState {
    /// Nobody has looked at it.
    NEW,
    IN_REVIEW,
    /// It is what it looks like, and all right.
    EXPLAINED,
    /// It is what it was taken for.
    CONFIRMED,
    /// Not to be shown until some time; further hits are counted.
    MUTED,
    /// Nobody's word: it was not found again when everything was concluded anew.
    SUPERSEDED;

    /// `in-review`, as people write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
