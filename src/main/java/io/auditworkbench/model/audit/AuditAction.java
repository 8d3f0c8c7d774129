package io.auditworkbench.model.audit;

import java.util.Objects;

/// One step of the workbench that somebody may have to account for.
public sealed interface AuditAction {

    /// Something is asked for; recorded before any of it is looked up.
    ///
    /// - **Shape**: `object` is what is asked: a command, a screen, a tool, an address, an id. `details` is how it is
    ///   asked, for example its arguments; never a value of a row that was found.
    record Asked(Kind kind, String object, String details) implements AuditAction {
        public Asked {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(details, "details");
        }
    }

    /// What was asked in entry `asked` is about to be handed out, or was handed out as it was read.
    ///
    /// - **Shape**: `sha256` is that of the bytes that leave, in hexadecimal digits; empty when nothing leaves.
    record Answered(long asked, Outcome outcome, long rows, long bytes, String sha256) implements AuditAction {
        public Answered {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /// Something that is told in one entry, because nothing leaves by it.
    ///
    /// - **Shape**: `object` and `details` as of [Asked]; `count` is how many of them there were.
    record Happened(Kind kind, String object, String details, Outcome outcome, long count) implements AuditAction {
        public Happened {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /// What sort of act it is.
    enum Kind {
        /// An assistant calls a tool, reads an address or fetches a prompt.
        MCP_CALL,
        MCP_READ,
        MCP_PROMPT,
        /// Facts go to a language model.
        MODEL_CALL,
        EXPLAIN,
        /// A store is opened in a window.
        OPEN,
        /// Events, rows, findings, reports or figures are read.
        READ,
        /// Data leaves as a file, or as a program to run.
        EXPORT,
        /// What is concluded from the data is made anew.
        CONCLUDE,
        /// Somebody judges a finding.
        TRIAGE,
        /// A case is made, changed or closed.
        CASE,
        /// Sealed values are shown in the clear.
        REVEAL,
        /// Values are erased from the record, the oldest changes are pruned, or what was erased is listed.
        ERASE,
        /// A rule, a mapping, a setting, a mask or a key is changed.
        CONFIG,
        /// Recorded changes are kept, by capture, over HTTP or from a file.
        CAPTURE,
        SERVE,
        IMPORT,
        /// Somebody was not let in.
        LOGIN,
        /// The store is proved.
        VERIFY,
        /// The self-audit itself is read or proved, or its file changes form.
        SELF_AUDIT
    }

    /// How it ended.
    enum Outcome {
        GIVEN,
        REFUSED,
        FAILED
    }
}
