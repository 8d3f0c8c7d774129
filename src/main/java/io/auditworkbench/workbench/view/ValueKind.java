package io.auditworkbench.workbench.view;

/// How a value's text is to be read.
public enum ValueKind {
    /// SQL `NULL`; there is no text.
    NULL,
    /// The column was not part of the row image; there is no text.
    ABSENT,
    NUMBER,
    TEXT,
    /// Hexadecimal, `0x…`.
    BINARY,
    /// `b'0101'`.
    BITS,
    TEMPORAL,
    /// A date or time that no calendar has, such as `0000-00-00`.
    OUTSIDE_CALENDAR,
    JSON,
    /// What was kept in place of a value that a policy masks.
    MASKED,
    /// A value that was erased; the text only says so.
    ERASED
}
