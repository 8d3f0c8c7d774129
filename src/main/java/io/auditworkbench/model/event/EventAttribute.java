package io.auditworkbench.model.event;

import java.util.Objects;

/// A named value of a business event.
///
/// - **Shape**: `text` is exact: of a number every digit of its scale, of a time as MySQL prints it in UTC.
public record EventAttribute(String name, Kind kind, String text) {

    public EventAttribute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /// What the text spells.
    public enum Kind {
        NUMBER,
        TEXT,
        TIME,
        /// `yes` or `no`.
        FLAG
    }
}
