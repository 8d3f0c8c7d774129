package io.auditworkbench.filter;

/// What stands before an operator.
public sealed interface FieldName {

    /// A field that every event has.
    record BuiltIn(Field field) implements FieldName {}

    /// A column of the changed row.
    record Column(ColumnName column) implements FieldName {}

    /// Not a field: an instruction for the result.
    record Directive(Word word) implements FieldName {}

    /// The instructions.
    enum Word {
        SORT,
        LIMIT,
        TZ
    }
}
