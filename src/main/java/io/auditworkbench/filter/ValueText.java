package io.auditworkbench.filter;

import java.util.Optional;

/// The text of a value as patterns see it.
final class ValueText {

    private ValueText() {}

    /// The text; empty for a value that is absent, NULL or masked.
    static Optional<String> of(FilterValue value) {
        return switch (value) {
            case FilterValue.Absent _, FilterValue.Null _, FilterValue.Masked _ -> Optional.empty();
            case FilterValue.Numeric numeric -> Optional.of(numeric.text());
            case FilterValue.Text(String text) -> Optional.of(text);
            case FilterValue.Timestamp timestamp -> Optional.of(timestamp.text());
            case FilterValue.DateTime dateTime -> Optional.of(dateTime.text());
            case FilterValue.Span span -> Optional.of(span.text());
            case FilterValue.Bytes(String text) -> Optional.of(text);
        };
    }
}
