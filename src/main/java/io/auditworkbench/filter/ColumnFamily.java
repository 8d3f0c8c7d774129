package io.auditworkbench.filter;

import io.auditworkbench.model.change.ColumnType;

/// How the values of a column compare.
public enum ColumnFamily {
    /// As exact numbers.
    NUMBER,
    /// As text.
    TEXT,
    /// As dates and times.
    TIME,
    /// As lengths of time, MySQL's `TIME`.
    SPAN,
    /// As bytes in hexadecimal.
    BYTES;

    /// The family of a MySQL type.
    public static ColumnFamily of(ColumnType type) {
        return switch (type) {
            case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT, DECIMAL, FLOAT, DOUBLE, BIT, YEAR -> NUMBER;
            case DATE, DATETIME, TIMESTAMP -> TIME;
            case TIME -> SPAN;
            case TEXT, ENUM, SET, JSON -> TEXT;
            case FIXED_BINARY, BINARY, GEOMETRY -> BYTES;
        };
    }
}
