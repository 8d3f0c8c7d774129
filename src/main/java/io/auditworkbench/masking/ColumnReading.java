package io.auditworkbench.masking;

import io.auditworkbench.model.change.TableSchema;

/// What the declaration of a column says of its values; no value is looked at.
///
/// - **Shape**: `why` is a part of a sentence for the reader.
/// - **Source**: ADR-0047. Whoever masks by a kind ([DetectedKind#isNamed]) is more careful, and masks rather too much.
public sealed interface ColumnReading {

    /// It seems to hold what should not be kept.
    record Personal(PersonalKind kind, String why) implements ColumnReading {}

    /// It has such a name, and holds something else.
    record LookAlike(PersonalKind kind, String why) implements ColumnReading {}

    /// Nothing of the kind.
    record Ordinary() implements ColumnReading {}

    /// What a column seems to hold.
    static ColumnReading of(TableSchema table, int column) {
        return ColumnWords.read(table, column);
    }
}
