package io.auditworkbench.desktop.connect;

import java.util.Locale;

/// The steps of the way to a capture, in their order.
enum Step {
    CONNECT,
    CHECK,
    TABLES,
    MASK,
    ACTOR,
    START;

    /// `connect`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isFirst() {
        return this == CONNECT;
    }

    boolean isLast() {
        return this == START;
    }

    /// The one after it; itself at the end.
    Step next() {
        return switch (this) {
            case CONNECT -> CHECK;
            case CHECK -> TABLES;
            case TABLES -> MASK;
            case MASK -> ACTOR;
            case ACTOR, START -> START;
        };
    }

    /// The one before it; itself at the beginning.
    Step before() {
        return switch (this) {
            case CONNECT, CHECK -> CONNECT;
            case TABLES -> CHECK;
            case MASK -> TABLES;
            case ACTOR -> MASK;
            case START -> ACTOR;
        };
    }
}
