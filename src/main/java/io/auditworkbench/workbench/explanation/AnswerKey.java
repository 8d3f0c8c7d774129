package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.NarrationModel;
import io.auditworkbench.explain.claim.ClaimChecker;
import io.auditworkbench.explain.evidence.EvidencePrompt;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.masking.MaskedPrompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        MessageDigest digest = sha256();
        for (String part : new String[] {
            prompt.instructions(),
            prompt.question(),
            evidence.subject().check(),
            evidence.subject().version(),
            model.model(),
            model.digest(),
            options
        }) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // with its length, so that no two lists of parts are one text
            digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) ':');
            digest.update(bytes);
        }
        return new AnswerKey(HexFormat.of().formatHex(digest.digest()), options);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
