package io.auditworkbench.capture.envelope;

/// How a value is written in a record's JSON.
///
/// - **Source**: Debezium 3.6 documentation, MySQL connector, *Data type mappings*; Kafka Connect `JsonConverter`.
enum WireForm {
    WHOLE,
    BOOLEAN,
    REAL4,
    REAL8,
    /// Base64 of the big-endian unscaled number; or the number itself under `decimal.format=NUMERIC`, which needs the
    /// schema.
    DECIMAL,
    TEXT,
    BYTES,
    /// Base64, little-endian.
    BITS,
    EPOCH_DAYS,
    MILLIS_OF_DAY,
    MICROS_OF_DAY,
    NANOS_OF_DAY,
    EPOCH_MILLIS,
    EPOCH_MICROS,
    EPOCH_NANOS,
    /// ISO 8601 with an offset.
    ZONED_TEXT,
    YEAR,
    JSON,
    ENUM,
    SET,
    /// An object with `srid` and `wkb`.
    GEOMETRY,
    /// An array of numbers of four bytes each.
    FLOATS
}
