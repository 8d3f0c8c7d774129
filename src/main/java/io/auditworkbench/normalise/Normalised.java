package io.auditworkbench.normalise;

import io.auditworkbench.model.change.CanonicalChangeEvent;

/// What became of a raw change.
public sealed interface Normalised {

    /// It is a change event.
    record Canonical(CanonicalChangeEvent event) implements Normalised {}

    /// It cannot be one; `reason` is half a sentence without values.
    record Rejected(String reason) implements Normalised {}
}
