package io.auditworkbench.desktop.common;

import java.util.Objects;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Something a person can do, by a key, a menu or the palette.
///
/// - **Shape**: `labelKey` names the message that says it in a few words; `keys` as `Key` writes them (`Ctrl+K`, `T`,
///   `Shift+F`), empty without one; `isPossible` null when it always is.
public record Act(
        String labelKey,
        String keys,
        Scope scope,
        Runnable doing,
        @Nullable ObservableValue<Boolean> isPossible) {

    /// Where its key works.
    public enum Scope {
        /// Everywhere in the window, also while somebody types.
        WINDOW,
        /// While a list, table or drawing of the screen has the focus (WCAG 2.2, 2.1.4).
        LIST
    }

    public Act {
        Objects.requireNonNull(labelKey, "labelKey");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(doing, "doing");
    }

    /// An act whose key works everywhere.
    public static Act anywhere(String labelKey, String keys, Runnable doing) {
        return new Act(labelKey, keys, Scope.WINDOW, doing, null);
    }

    /// An act whose key works in the lists of its screen.
    public static Act inList(String labelKey, String keys, Runnable doing) {
        return new Act(labelKey, keys, Scope.LIST, doing, null);
    }

    /// The same, possible only at times.
    public Act when(ObservableValue<Boolean> condition) {
        return new Act(labelKey, keys, scope, doing, condition);
    }

    /// Whether it can be done now.
    public boolean canRun() {
        return isPossible == null || Boolean.TRUE.equals(isPossible.getValue());
    }
}
