package io.auditworkbench.workbench.view;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One column of a changed row on both sides of the change.
///
/// - **Shape**: a side is null when the change has none there: an insert has no before, a delete no after.
public record ColumnView(
        String name,
        String type,
        boolean isKey,
        boolean isGenerated,
        @Nullable ValueView before,
        @Nullable ValueView after) {

    public ColumnView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /// Whether the change has both sides and they differ.
    public boolean isChanged() {
        return before != null && after != null && !before.equals(after);
    }

    /// The value that shows the row best: after, or before for a delete.
    public @Nullable ValueView latest() {
        return after != null ? after : before;
    }
}
