package io.auditworkbench.infer;

import io.auditworkbench.model.change.ColumnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a change did to the fields that a condition names, in words.
final class StartText {

    private StartText() {}

    /// `update, status new -> new`; the operation alone when the condition names no field of the row.
    static String of(ObservedChange change, String condition) {
        List<String> parts = new ArrayList<>();
        parts.add(change.operation().name().toLowerCase(Locale.ROOT));
        MappedTable mapped = change.mapped();
        if (mapped != null) {
            mapped.fields().stream()
                    .filter(field -> condition.matches(".*\\b" + field + "\\b.*"))
                    .forEach(field ->
                            parts.add(field + " " + value(change.before(field)) + " -> " + value(change.after(field))));
        }
        return String.join(", ", parts);
    }

    private static String value(ColumnValue value) {
        return switch (value) {
            case ColumnValue.Absent _ -> "none";
            case ColumnValue.Null _ -> "NULL";
            default -> value.text();
        };
    }
}
