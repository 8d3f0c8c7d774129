package io.auditworkbench.synth;

import java.util.List;
import java.util.Objects;

/// One transaction of the synthetic shop, with what it meant.
///
/// - **Shape**: `ordinal` counts the logged transactions from 1, 0 for one that the log does not hold.
/// - **Units**: `commitMicros` is microseconds since the epoch, UTC; it grows from each transaction to the next.
public record ShopTransaction(
        long ordinal, long commitMicros, ShopActor actor, List<ShopChange> changes, List<ShopFact> facts) {

    public ShopTransaction {
        Objects.requireNonNull(actor, "actor");
        changes = List.copyOf(changes);
        facts = List.copyOf(facts);
    }

    /// False for a change that was made behind the log's back.
    public boolean isLogged() {
        return ordinal > 0;
    }
}
