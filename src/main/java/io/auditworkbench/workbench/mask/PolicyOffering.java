package io.auditworkbench.workbench.mask;

import io.auditworkbench.workbench.CaptureRequest;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Offers somebody who is about to capture a server a masking policy, and writes what was accepted.
///
/// - **Errors**: as [OfferMasking] and [PolicyWriting].
/// - **Threading**: stateless; blocks for seconds.
public final class PolicyOffering {

    private final OfferMasking offers;
    private final PolicyWriting writing;
    private final @Nullable Path configured;

    /// `configured` is the policy that the environment names, null without one.
    public PolicyOffering(OfferMasking offers, PolicyWriting writing, @Nullable Path configured) {
        this.offers = offers;
        this.writing = writing;
        this.configured = configured;
    }

    /// What is proposed for what a request would capture; `ours` as of [MaskingQuestion].
    public MaskingAnswer look(CaptureRequest request, String ours) {
        return offers.look(new MaskingQuestion(
                request.url(), request.password(), request.tables(), request.store(), configured, ours));
    }

    /// Writes the policy of what was accepted.
    public PolicyWriting.Written accept(
            MaskingOffer offer, Path store, List<MaskChoice> choices, Elsewhere elsewhere, String ours) {
        return writing.write(offer, store, choices, elsewhere, ours);
    }
}
