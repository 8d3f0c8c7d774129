package io.auditworkbench.infer;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The tables of the watched databases in the words of the vocabulary.
///
/// - **Shape**: a table is mapped once at most. `digest` names the text it was read from.
/// - **Threading**: immutable.
public final class Mapping {

    /// Nothing is mapped.
    public static final Mapping NONE = new Mapping(List.of(), "");

    private final Map<TableName, TableMapping> tables = new HashMap<>();
    private final String digest;

    public Mapping(List<TableMapping> tables, String digest) {
        this.digest = Objects.requireNonNull(digest, "digest");
        tables.forEach(table -> this.tables.put(table.table(), table));
    }

    /// How the table is mapped, if it is.
    public Optional<TableMapping> of(TableName table) {
        return Optional.ofNullable(tables.get(table));
    }

    /// How this version of a table is read; empty for a table that is not mapped.
    public Optional<MappedTable> of(TableSchema table) {
        return of(table.name()).map(mapping -> MappedTable.of(mapping, table));
    }

    /// Every mapped table, in the order of their names.
    public List<TableMapping> tables() {
        return tables.values().stream()
                .sorted(Comparator.comparing(table -> table.table().toString()))
                .toList();
    }

    /// The mapped tables of an entity.
    public List<TableMapping> ofEntity(String entity) {
        return tables.values().stream()
                .filter(table -> table.entity().equals(entity))
                .toList();
    }

    /// True when some table holds the entity.
    public boolean has(String entity) {
        return tables.values().stream().anyMatch(table -> table.entity().equals(entity));
    }

    /// True when some table holds the entity with this field.
    public boolean has(String entity, String field) {
        return tables.values().stream()
                .anyMatch(
                        table -> table.entity().equals(entity) && table.fields().containsKey(field));
    }

    /// Names the text the mapping was read from.
    public String digest() {
        return digest;
    }
}
