package io.auditworkbench.model.error;

/// Each condition that stops an act, grouped by what kind of answer the caller gets.
///
/// The kind decides the exit code of the command line, the HTTP status and the banner; see `cli` and `http`.
public enum ErrorCode {
    BAD_USAGE(Kind.USAGE),
    BAD_FILTER(Kind.USAGE),
    BAD_CONFIGURATION(Kind.USAGE),
    BAD_INPUT(Kind.USAGE),

    SOURCE_UNREACHABLE(Kind.SOURCE),
    SOURCE_LOGIN_REFUSED(Kind.SOURCE),
    SOURCE_TLS_FAILED(Kind.SOURCE),

    NOT_READY(Kind.NOT_READY),
    MARIADB_NOT_SUPPORTED(Kind.NOT_READY),
    SERVER_ID_IN_USE(Kind.NOT_READY),
    BINLOG_PURGED(Kind.NOT_READY),
    SOURCE_REPLACED(Kind.NOT_READY),
    SCHEMA_HISTORY_LOST(Kind.NOT_READY),
    SCHEMA_UNKNOWN(Kind.NOT_READY),
    ROW_IMAGE_INCOMPLETE(Kind.NOT_READY),
    UNREADABLE_EVENT(Kind.NOT_READY),
    MYSQL_NOT_AVAILABLE(Kind.NOT_READY),

    NOT_FOUND(Kind.NOT_FOUND),

    STORE_BUSY(Kind.STORE),
    STORE_NEWER(Kind.STORE),
    STORE_CORRUPT(Kind.STORE),
    STORE_NOT_A_STORE(Kind.STORE),
    STORE_READ_ONLY(Kind.STORE),
    STORE_ON_NETWORK_DRIVE(Kind.STORE),
    STORE_FULL(Kind.STORE),
    STORE_FAILED(Kind.STORE),
    AUDIT_JOURNAL_UNWRITABLE(Kind.STORE),
    EVENT_CONFLICT(Kind.INTEGRITY),
    VALUE_ALTERED(Kind.INTEGRITY),

    INTERNAL(Kind.INTERNAL);

    /// What kind of answer a condition deserves.
    public enum Kind {
        USAGE,
        SOURCE,
        NOT_READY,
        NOT_FOUND,
        STORE,
        INTEGRITY,
        INTERNAL
    }

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    /// The group of this condition.
    public Kind kind() {
        return kind;
    }
}
