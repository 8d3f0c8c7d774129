package io.auditworkbench.store;

import java.util.Objects;

/// Something in a store that is not as it was signed, or not as it must be.
///
/// - **Shape**: `place` is what a person can look up: `E9`, `T4`, `case_note 3`, `checkpoint 2`, or the store; `what`
///   says it in words and holds no value of a row.
public record LogProblem(Kind kind, String place, String what) {

    /// What kind of thing it is.
    public enum Kind {
        /// SQLite finds the file's structure broken.
        FILE,
        /// Tables, indexes, triggers or views are not those of this version.
        SCHEMA,
        /// The bytes of an event are not those that were sealed.
        EVENT,
        /// A transaction, or which events it has, is not what was sealed.
        TRANSACTION,
        /// A record, or the row that it speaks of, is not what was recorded.
        RECORD,
        /// What is derived from the log to find things in it does not fit the log.
        INDEX,
        /// The log does not come to what a checkpoint says.
        LOG,
        /// A checkpoint or a key is not signed as it should be.
        SIGNATURE,
        /// The store is behind a checkpoint that was kept outside it.
        ROLLED_BACK,
        /// Another log than the one that was kept outside.
        REPLACED
    }

    public LogProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(what, "what");
    }
}
