package io.auditworkbench.explain;

import io.auditworkbench.masking.MaskedPrompt;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// A language model that phrases: one prompt, one answer, no tools and no memory.
public interface NarrationModel {

    /// What the model is called and which weights it has; asks the server.
    ///
    /// - **Threading**: any thread; waits for the server.
    Presence presence();

    /// Asks once and waits for the whole answer.
    ///
    /// - **Threading**: any thread; calls of one model wait for each other. `listener` is called on the calling thread.
    ModelReply ask(Request request, Listener listener);

    /// Whether a model can be asked.
    sealed interface Presence {

        /// It is there; `digest` is empty where the server does not tell it.
        record There(String model, String digest) implements Presence {}

        /// It cannot be asked.
        record Missing(String model, ModelReply.Failed failed) implements Presence {}
    }

    /// What is asked, in what shape the answer must come, and how long it may take.
    ///
    /// - **Shape**: `schema` is a JSON Schema as maps and lists, empty for free text. `mostTokens` is the most that the
    ///   model may write. `total` bounds the whole call; `isWanted` is asked again and again, and ends it.
    record Request(
            MaskedPrompt prompt, Map<String, Object> schema, int mostTokens, Duration total, BooleanSupplier isWanted) {
        public Request {
            Objects.requireNonNull(prompt, "prompt");
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(isWanted, "isWanted");
        }
    }

    /// Hears what the model writes while it writes.
    @FunctionalInterface
    interface Listener {

        /// - **Shape**: `piece` is what came since the last call, possibly nothing.
        void heard(String piece);
    }
}
