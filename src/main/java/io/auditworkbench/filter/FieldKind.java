package io.auditworkbench.filter;

/// What kind of value a built-in field takes, which decides how its values are read.
public enum FieldKind {
    /// Names and other text, patterns allowed.
    TEXT,
    /// A whole number.
    NUMBER,
    /// A whole number that may end in `k` or `M`.
    SIZE,
    /// A number with the letter of its printed form: `E1024`, `T88`.
    IDENTIFIER,
    /// A length of time: `5s`.
    DURATION,
    /// A point or stretch of time.
    TIME,
    /// An hour of the day.
    HOUR,
    /// A day of the week.
    DAY,
    /// A word for what the event did.
    OPERATION,
    /// A word of the severity scale.
    SEVERITY,
    /// A word for a property of the event.
    FLAG,
    /// The word `hours`.
    HOURS,
    /// An event and a distance: `E1024/5m`.
    NEAR,
    /// An aspect and an event: `actor(E1024)`.
    SAME
}
