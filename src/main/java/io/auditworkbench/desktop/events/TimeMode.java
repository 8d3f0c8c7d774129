package io.auditworkbench.desktop.events;

/// How the column Time says when.
enum TimeMode {
    ABSOLUTE,
    /// How long before the newest event of the list.
    RELATIVE,
    /// How long after the event before.
    DELTA,
    /// How long before or after the event that was selected when this was chosen.
    REFERENCE;

    TimeMode next() {
        return switch (this) {
            case ABSOLUTE -> RELATIVE;
            case RELATIVE -> DELTA;
            case DELTA -> REFERENCE;
            case REFERENCE -> ABSOLUTE;
        };
    }
}
