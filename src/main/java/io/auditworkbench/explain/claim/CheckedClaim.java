package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A claim after the check.
///
/// - **Shape**: `text` is its sentence, empty when it has none; `kind` is empty for what is no claim at all; `cites`
///   as it gave them; `actors` are who its sentence names, with the grade on record. `dropped` says why it is not
///   believed, empty when everything in it is supported.
public record CheckedClaim(
        Optional<Claim.Kind> kind, String text, List<String> cites, List<Named> actors, Optional<DropReason> dropped) {

    public CheckedClaim {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        cites = List.copyOf(cites);
        actors = List.copyOf(actors);
        Objects.requireNonNull(dropped, "dropped");
    }

    /// Somebody whom a sentence names, and how far that can be relied on.
    public record Named(String actor, Grade grade) {}

    /// Whether everything in it is supported.
    public boolean isSupported() {
        return dropped.isEmpty();
    }

    /// Whether it is a guess, however well put.
    public boolean isGuess() {
        return kind.equals(Optional.of(Claim.Kind.HYPOTHESIS));
    }

    static CheckedClaim malformed(String text) {
        return new CheckedClaim(Optional.empty(), text, List.of(), List.of(), Optional.of(DropReason.MALFORMED));
    }
}
