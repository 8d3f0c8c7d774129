package io.auditworkbench.masking;

import io.auditworkbench.model.change.CanonicalChangeEvent;
import java.util.Objects;

/// Applies the masking policy to an event before it is hashed or kept.
///
/// - **Threading**: stateless.
public final class Masker {

    private final MaskingPolicy policy;

    public Masker(MaskingPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /// The event as it may be kept.
    public CanonicalChangeEvent atRest(CanonicalChangeEvent event) {
        return switch (policy) {
            case KEEP_EVERYTHING -> event;
        };
    }
}
