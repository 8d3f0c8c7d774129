package io.auditworkbench.filter;

import io.auditworkbench.filter.ColumnName.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides what a dotted name means, and writes names so that they mean the same again.
///
/// - **Shape**: a side or `col` comes first, then optionally schema and table, then the column. Built-in names win.
final class FieldNames {

    /// Says that what follows is a column, whatever it is called.
    private static final String COLUMN_PREFIX = "col";

    private static final Set<String> PREFIXES = Set.of(COLUMN_PREFIX, "old", "new", "delta");
    private static final int MOST_PARTS = 3;

    private FieldNames() {}

    /// The meaning; empty when there are too many parts.
    static Optional<FieldName> resolve(List<String> parts) {
        Optional<Field> builtIn = Field.named(String.join(".", parts));
        if (builtIn.isPresent() && parts.stream().noneMatch(part -> part.contains("."))) {
            return Optional.of(new FieldName.BuiltIn(builtIn.get()));
        }
        String first = parts.getFirst().toLowerCase(Locale.ROOT);
        if (parts.size() == 1) {
            return Optional.of(directive(first)
                    .<FieldName>map(FieldName.Directive::new)
                    .orElseGet(() -> new FieldName.Column(ColumnName.of(parts.getFirst()))));
        }
        boolean hasPrefix = PREFIXES.contains(first);
        return column(hasPrefix ? side(first) : Side.ANY, hasPrefix ? parts.subList(1, parts.size()) : parts);
    }

    /// The parts that [#resolve] reads as this column.
    static List<String> parts(ColumnName column) {
        List<String> parts = new ArrayList<>();
        column.schema().ifPresent(parts::add);
        column.table().ifPresent(parts::add);
        parts.add(column.name());
        if (column.side() != Side.ANY) {
            parts.addFirst(column.side().word());
        } else if (!resolve(parts).equals(Optional.of(new FieldName.Column(column)))) {
            parts.addFirst(COLUMN_PREFIX);
        }
        return parts;
    }

    private static Optional<FieldName> column(Side side, List<String> parts) {
        if (parts.size() > MOST_PARTS) {
            return Optional.empty();
        }
        List<String> table = parts.subList(0, parts.size() - 1);
        Optional<String> schemaName = table.size() == 2 ? Optional.of(table.getFirst()) : Optional.empty();
        Optional<String> tableName = table.isEmpty() ? Optional.empty() : Optional.of(table.getLast());
        return Optional.of(new FieldName.Column(new ColumnName(side, schemaName, tableName, parts.getLast())));
    }

    private static Side side(String prefix) {
        for (Side side : Side.values()) {
            if (side.word().equals(prefix)) {
                return side;
            }
        }
        return Side.ANY;
    }

    private static Optional<FieldName.Word> directive(String word) {
        for (FieldName.Word directive : FieldName.Word.values()) {
            if (directive.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(directive);
            }
        }
        return Optional.empty();
    }
}
