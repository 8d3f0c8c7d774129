package io.auditworkbench.store;

import java.util.Optional;

/// What was pruned, and what concluding everything anew from what is left came to; empty where nothing was ever
/// concluded.
public record Pruned(PrunePlan plan, Optional<Redrawn> redrawn) {}
