package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import io.auditworkbench.infer.Vocabulary.Kind;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Guesses which column holds a field, and says why.
record ColumnGuess(ColumnDefinition column, String why) {

    /// The column, by primary key, foreign key or name, and by type.
    ///
    /// - **Shape**: `tables` are the tables of the entities that are known, by entity.
    static Optional<ColumnGuess> of(
            Entity entity, Field field, TableSchema table, Map<String, TableGuess> tables, Synonyms synonyms) {
        if (field.name().equals("id")) {
            return table.keyColumns().size() == 1
                    ? Optional.of(new ColumnGuess(
                            table.columns().get(table.keyColumns().getFirst()), "primary key"))
                    : Optional.empty();
        }
        Optional<ColumnGuess> byKey = byForeignKey(field, table, tables);
        return byKey.isPresent() ? byKey : byName(entity, field, table, tables, synonyms);
    }

    private static Optional<ColumnGuess> byForeignKey(Field field, TableSchema table, Map<String, TableGuess> tables) {
        TableGuess parent = field.refersTo() == null ? null : tables.get(field.refersTo());
        List<ForeignKey> keys = table.foreignKeys();
        if (parent == null || keys == null) {
            return Optional.empty();
        }
        List<ForeignKey> fitting = keys.stream()
                .filter(key -> key.columns().size() == 1
                        && key.parent().equals(parent.table().name()))
                .toList();
        // several keys to one table say nothing about which is meant
        return fitting.size() != 1
                ? Optional.empty()
                : column(table, fitting.getFirst().columns().getFirst())
                        .map(column -> new ColumnGuess(
                                column,
                                "foreign key to " + parent.table().name().table()));
    }

    private static Optional<ColumnGuess> byName(
            Entity entity, Field field, TableSchema table, Map<String, TableGuess> tables, Synonyms synonyms) {
        List<String> names = new ArrayList<>(List.of(field.name(), entity.name() + "_" + field.name()));
        names.addAll(synonyms.fields(entity.name(), field.name()));
        String refersTo = field.refersTo();
        if (refersTo != null) {
            names.add(field.name() + "_id");
            names.add(refersTo + "_id");
            synonyms.names(refersTo).forEach(name -> names.add(name + "_id"));
            TableGuess parent = tables.get(refersTo);
            if (parent != null && parent.table().keyColumns().size() == 1) {
                TableSchema of = parent.table();
                names.add(of.columns().get(of.keyColumns().getFirst()).name().toLowerCase(Locale.ROOT));
            }
        }
        for (String name : names) {
            Optional<ColumnDefinition> column = column(table, name).filter(found -> fits(field, found));
            if (column.isPresent()) {
                return Optional.of(new ColumnGuess(
                        column.get(), name.equals(field.name()) ? "same name" : "another name for " + field.name()));
            }
        }
        return Optional.empty();
    }

    private static Optional<ColumnDefinition> column(TableSchema table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// A flag can be written in many ways, a date or an amount cannot.
    static boolean fits(Field field, ColumnDefinition column) {
        ColumnType type = column.type();
        return switch (field.kind()) {
            case NUMBER -> type.isNumeric() || field.name().startsWith("is_");
            case TIME -> type == ColumnType.DATE || type == ColumnType.DATETIME || type == ColumnType.TIMESTAMP;
            case TEXT -> field.kind() == Kind.TEXT && type != ColumnType.GEOMETRY;
        };
    }
}
