package io.auditworkbench.workbench.mask;

import io.auditworkbench.model.error.ErrorCode;

/// What a look at a server's columns came to.
public sealed interface MaskingAnswer {

    /// The columns, with what is proposed for them.
    record Offered(MaskingOffer offer) implements MaskingAnswer {}

    /// The columns could not be listed; a policy that is there holds all the same.
    record Unseen(ErrorCode code, String happened, String nextStep) implements MaskingAnswer {}

    /// There is a policy, and a capture under it would be refused.
    record Refused(String happened, String nextStep) implements MaskingAnswer {}
}
