package io.auditworkbench.desktop.history;

import io.auditworkbench.workbench.view.ChangeKind;
import java.util.Objects;

/// A version of a row, as the list shows it.
///
/// - **Shape**: `id` is `v6`, `event` the event that made it, `transaction` its transaction; `changed` names what
///   changed.
record Version(String id, ChangeKind kind, String at, String actor, String changed, String event, String transaction) {

    Version {
        Objects.requireNonNull(kind, "kind");
    }
}
