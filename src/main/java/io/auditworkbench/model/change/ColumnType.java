package io.auditworkbench.model.change;

/// The families of MySQL column types that differ in how a value is read and compared.
public enum ColumnType {
    TINYINT,
    SMALLINT,
    MEDIUMINT,
    INT,
    BIGINT,
    DECIMAL,
    FLOAT,
    DOUBLE,
    BIT,
    YEAR,
    DATE,
    TIME,
    DATETIME,
    TIMESTAMP,
    /// `CHAR`, `VARCHAR`, `TEXT` and its sizes.
    TEXT,
    /// `BINARY(n)`: fixed length, zero-padded.
    FIXED_BINARY,
    /// `VARBINARY`, `BLOB` and its sizes, `VECTOR`.
    BINARY,
    ENUM,
    SET,
    JSON,
    GEOMETRY;

    /// True for the whole-number types.
    public boolean isInteger() {
        return switch (this) {
            case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT -> true;
            default -> false;
        };
    }

    /// True for types whose values compare as numbers.
    public boolean isNumeric() {
        return switch (this) {
            case DECIMAL, FLOAT, DOUBLE, BIT, YEAR -> true;
            default -> isInteger();
        };
    }
}
