package io.auditworkbench.capture.debezium;

/// What `REFERENCES` behind a column's own definition means to the server.
enum InlineReferences {
    /// Nothing: it is read and forgotten, up to MySQL 8.
    FORGOTTEN,
    /// A foreign key, from MySQL 9 on.
    FOREIGN_KEYS
}
