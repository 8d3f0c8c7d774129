package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.evidence.EvidencePrompt;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.Redaction;
import io.auditworkbench.masking.MaskedPrompt;

/// What is asked of a model: the evidence that its answer is held to, and the prompt that shows it or a part of it.
record PromptSheet(EvidenceSet evidence, Redaction redaction, MaskedPrompt prompt) {

    static PromptSheet of(EvidenceSet evidence, ModelSettings settings) {
        Redaction redaction = switch (settings.values()) {
            case SHOWN -> Redaction.none(evidence);
            case HIDDEN -> Redaction.of(evidence);
        };
        return new PromptSheet(evidence, redaction, EvidencePrompt.of(redaction.shown()));
    }

    /// The prompt as one text.
    String text() {
        return prompt.instructions() + "\n\n" + prompt.question();
    }
}
