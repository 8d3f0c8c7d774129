package io.auditworkbench.workbench.view;

import java.util.Objects;

/// One version of a row: the state that an event left.
///
/// - **Shape**: `number` counts the versions known to the store from 1.
public record RowVersionView(int number, EventView event) {

    public RowVersionView {
        Objects.requireNonNull(event, "event");
    }

    /// `v6`.
    public String id() {
        return "v" + number;
    }
}
