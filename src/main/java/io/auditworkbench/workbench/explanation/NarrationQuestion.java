package io.auditworkbench.workbench.explanation;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What a model is to be asked about, and by whom it is waited for.
///
/// - **Shape**: `model` and `total` are in place of what is set up. `progress` is called on the calling thread.
public record NarrationQuestion(
        String id,
        Optional<String> model,
        Optional<Duration> total,
        Freshness freshness,
        BooleanSupplier isWanted,
        Consumer<NarrationProgress> progress) {

    public NarrationQuestion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(freshness, "freshness");
    }

    /// A question to the model that is set up, which nobody watches.
    public static NarrationQuestion about(String id) {
        return new NarrationQuestion(id, Optional.empty(), Optional.empty(), Freshness.KEPT, () -> true, _ -> {});
    }

    /// Whether an answer that is kept will do.
    public enum Freshness {
        KEPT,
        ANEW
    }
}
