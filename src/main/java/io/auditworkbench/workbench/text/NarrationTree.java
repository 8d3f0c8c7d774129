package io.auditworkbench.workbench.text;

import io.auditworkbench.workbench.view.ClaimView;
import io.auditworkbench.workbench.view.NarrationView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a language model had to say, for programs.
public final class NarrationTree {

    private NarrationTree() {}

    /// The model that answered, null when none did.
    public static @Nullable String model(NarrationView view) {
        return switch (view) {
            case NarrationView.Told told -> told.answer().model();
            case NarrationView.Silent _ -> null;
        };
    }

    /// As a tree; `evidence` is always false.
    public static Map<String, @Nullable Object> of(NarrationView view) {
        return switch (view) {
            case NarrationView.Silent silent ->
                Trees.map(
                        "state", silent.kind(),
                        "verdict", null,
                        "happened", silent.happened(),
                        "next_step", silent.nextStep(),
                        "evidence", false,
                        "claims", claims(silent.claims()));
            case NarrationView.Told told ->
                Trees.map(
                        "state", "told",
                        "verdict", told.verdict(),
                        "model", told.answer().model(),
                        "digest", told.answer().digest(),
                        "made_at", told.answer().madeAt().toString(),
                        "origin", told.answer().origin().name().toLowerCase(Locale.ROOT),
                        "prompt_tokens", told.answer().promptTokens(),
                        "answer_tokens", told.answer().answerTokens(),
                        "millis", told.answer().total().toMillis(),
                        "left_out", told.leftOut(),
                        "evidence", false,
                        "claims", claims(told.claims()));
        };
    }

    private static List<Map<String, @Nullable Object>> claims(List<ClaimView> claims) {
        return claims.stream().map(NarrationTree::claim).toList();
    }

    private static Map<String, @Nullable Object> claim(ClaimView claim) {
        return Trees.map(
                "type", claim.kind(),
                "text", claim.text(),
                "cites", claim.cites(),
                "actors",
                        claim.actors().stream()
                                .map(who -> Trees.map("actor", who.actor(), "grade", who.grade()))
                                .toList(),
                "supported", claim.isSupported(),
                "dropped", claim.isSupported() ? null : claim.reason());
    }
}
