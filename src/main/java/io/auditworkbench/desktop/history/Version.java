package io.auditworkbench.desktop.history;

import io.auditworkbench.workbench.view.ChangeKind;
import java.time.Instant;
import java.util.Objects;

/// A version of a row, as the list shows it.
///
/// - **Shape**: `id` is `v6`, `sequence` the number of the event that made it, `transaction` its transaction; `at` is
///   how `moment` is written; `changed` names what changed.
record Version(
        String id,
        ChangeKind kind,
        Instant moment,
        String at,
        String actor,
        String changed,
        long sequence,
        String transaction) {

    Version {
        Objects.requireNonNull(kind, "kind");
    }

    /// `E1024`.
    String event() {
        return "E" + sequence;
    }
}
