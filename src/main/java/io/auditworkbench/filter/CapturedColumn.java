package io.auditworkbench.filter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A column that some captured event has.
///
/// - **Shape**: more than one family when its type changed over time.
public record CapturedColumn(String name, Set<ColumnFamily> families, Visibility visibility) {

    public CapturedColumn {
        families = Collections.unmodifiableSet(EnumSet.copyOf(families));
    }

    /// A column whose values are kept as they are.
    public static CapturedColumn of(String name, ColumnFamily family) {
        return new CapturedColumn(name, EnumSet.of(family), Visibility.CLEAR);
    }

    /// Whether its values are kept.
    public enum Visibility {
        /// As captured.
        CLEAR,
        /// As a hash that shows equality only.
        MASKED
    }
}
