package io.auditworkbench.workbench.mask;

/// What becomes of values that look like cards, bank accounts, hashed passwords, tokens or e-mail addresses and stand
/// in columns that no rule names.
public enum Elsewhere {
    /// They are masked wherever they turn up.
    MASKED,
    /// They are kept.
    KEPT
}
