package io.auditworkbench.explain;

import java.time.Duration;

/// What came of asking a model.
public sealed interface ModelReply {

    /// The whole answer.
    ///
    /// - **Shape**: `promptTokens` and `answerTokens` as the server counted them, 0 where it did not; `first` is how
    ///   long it took until the first piece.
    record Whole(String text, int promptTokens, int answerTokens, Duration first, Duration total)
            implements ModelReply {}

    /// There is no answer; nothing of what the model may have written counts.
    ///
    /// - **Shape**: `happened` and `nextStep` are sentences for people; `nextStep` may be empty.
    record Failed(Kind kind, String happened, String nextStep) implements ModelReply {}

    /// Why there is no answer.
    enum Kind {
        /// No server answers at the address.
        UNREACHABLE,
        /// The server does not have the model.
        NO_MODEL,
        /// The server has too much to do.
        BUSY,
        /// The prompt is longer than the model's context.
        TOO_LONG,
        /// It took too long until the first piece, between two pieces, or in all.
        TIMEOUT,
        /// The answer ended before its end.
        INTERRUPTED,
        /// Somebody stopped it.
        STOPPED,
        /// What came is not an answer.
        BAD_OUTPUT,
        OTHER
    }
}
