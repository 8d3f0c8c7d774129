package io.auditworkbench.workbench.view;

import io.auditworkbench.masking.MaskedText;
import java.util.Objects;

/// A column's value as it may be shown.
public record ValueView(ValueKind kind, MaskedText shown) {

    public ValueView {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(shown, "shown");
    }

    /// The text; empty for `NULL` and for a value that is not there.
    public String text() {
        return shown.text();
    }

    /// True for a value that is there and not `NULL`.
    public boolean hasText() {
        return kind != ValueKind.NULL && kind != ValueKind.ABSENT;
    }
}
