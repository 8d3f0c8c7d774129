package io.auditworkbench.filter;

/// Writes an observed value of a column so that the filter finds it again.
final class ColumnSpelling {

    private ColumnSpelling() {}

    /// A number stands bare in a column of numbers; text that looks like something else stands in quotes.
    static String of(CapturedNames names, ColumnName column, String text) {
        boolean isOfNumbers = names.columns(column).stream()
                .anyMatch(found -> found.column().families().contains(ColumnFamily.NUMBER));
        Scalar bare = Scalar.bare(text);
        return CanonicalText.scalar(isOfNumbers && bare instanceof Scalar.Numeric ? bare : Scalar.quoted(text));
    }
}
