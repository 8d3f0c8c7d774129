package io.auditworkbench.model.audit;

import java.util.Objects;

/// One step of the workbench that somebody may have to account for.
public sealed interface AuditAction {

    /// Something is asked for; recorded before any of it is looked up.
    ///
    /// - **Shape**: `object` is what is asked: a tool, an address, an id. `details` is how it is asked, for example its
    ///   arguments; never a value of a row that was found.
    record Asked(Kind kind, String object, String details) implements AuditAction {
        public Asked {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(details, "details");
        }
    }

    /// What was asked in entry `asked` is about to be handed out.
    ///
    /// - **Shape**: `sha256` is that of the bytes that leave, in hexadecimal digits; empty when nothing leaves.
    record Answered(long asked, Outcome outcome, long rows, long bytes, String sha256) implements AuditAction {
        public Answered {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /// The ways to ask.
    enum Kind {
        MCP_CALL,
        MCP_READ,
        MCP_PROMPT,
        MODEL_CALL,
        EXPLAIN
    }

    /// How it ended.
    enum Outcome {
        GIVEN,
        REFUSED,
        FAILED
    }
}
