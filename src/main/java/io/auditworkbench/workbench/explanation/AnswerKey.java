package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.NarrationModel;
import io.auditworkbench.explain.claim.ClaimChecker;
import io.auditworkbench.explain.evidence.EvidencePrompt;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.masking.MaskedPrompt;
import io.auditworkbench.workbench.text.Sha256;

/// Everything that an answer depends on, as one hash: the evidence as it is shown, the check or rule with its version,
/// the instructions, the model's weights, its options and the masking policy.
record AnswerKey(String hash, String options) {

    static AnswerKey of(
            EvidenceSet evidence,
            MaskedPrompt prompt,
            NarrationModel.Presence.There model,
            ModelSettings settings,
            String maskingPolicy) {
        String options = settings.options() + " prompt=" + EvidencePrompt.VERSION + " checks=" + ClaimChecker.VERSION
                + " masking=" + maskingPolicy;
        return new AnswerKey(
                Sha256.ofAll(
                        prompt.instructions(),
                        prompt.question(),
                        evidence.subject().check(),
                        evidence.subject().version(),
                        model.model(),
                        model.digest(),
                        options),
                options);
    }
}
