package io.auditworkbench.workbench.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a language model had to say, or why it had nothing.
public sealed interface NarrationView {

    /// What was or would be sent.
    String prompt();

    /// Its claims, checked.
    ///
    /// - **Shape**: `verdict` is `supported`, `partly supported` or `not supported`, from the checks alone. `leftOut`
    ///   says what the model was not shown.
    record Told(Answer answer, List<ClaimView> claims, String verdict, List<String> leftOut, String prompt)
            implements NarrationView {
        public Told {
            claims = List.copyOf(claims);
            leftOut = List.copyOf(leftOut);
        }

        /// What holds and is no guess.
        public List<ClaimView> supported() {
            return claims.stream()
                    .filter(each -> each.isSupported() && !each.isGuess())
                    .toList();
        }

        /// What it could have been.
        public List<ClaimView> guesses() {
            return claims.stream()
                    .filter(each -> each.isSupported() && each.isGuess())
                    .toList();
        }

        /// What is not believed.
        public List<ClaimView> dropped() {
            return claims.stream().filter(each -> !each.isSupported()).toList();
        }
    }

    /// It said nothing that counts.
    ///
    /// - **Shape**: `kind` is a word for programs, `happened` and `nextStep` are sentences. `claims` are those that
    ///   were whole and checked when it was stopped or ran out of time, else none.
    record Silent(String kind, String happened, String nextStep, List<ClaimView> claims, String prompt)
            implements NarrationView {
        public Silent {
            claims = List.copyOf(claims);
        }
    }

    /// Which model answered, when, how long it took, and whether the answer was kept from before.
    record Answer(
            String model,
            String digest,
            Instant madeAt,
            int promptTokens,
            int answerTokens,
            Duration first,
            Duration total,
            Origin origin) {}

    /// Where an answer is from.
    enum Origin {
        /// The model was asked for it.
        ASKED,
        /// It was asked the same before.
        KEPT
    }
}
