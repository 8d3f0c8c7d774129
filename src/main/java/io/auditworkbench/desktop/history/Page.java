package io.auditworkbench.desktop.history;

import java.util.Locale;

/// What is shown of the row at the right.
enum Page {
    DIFF,
    BLAME,
    AS_OF,
    RELATED,
    UNDO,
    RAW;

    /// `as-of`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
