package io.auditworkbench.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds captured tables and columns by name, in any letter case.
final class CapturedNames {

    private final List<CapturedTable> tables;
    private final Map<String, List<Found>> byColumn = new LinkedHashMap<>();

    CapturedNames(List<CapturedTable> tables) {
        this.tables = tables;
        for (CapturedTable table : tables) {
            for (CapturedColumn column : table.columns()) {
                byColumn.computeIfAbsent(LetterCase.fold(column.name()), _ -> new ArrayList<>())
                        .add(new Found(table, column));
            }
        }
    }

    /// A column and the table that has it.
    record Found(CapturedTable table, CapturedColumn column) {}

    /// The columns that a name can mean.
    List<Found> columns(ColumnName name) {
        return byColumn.getOrDefault(LetterCase.fold(name.name()), List.of()).stream()
                .filter(found -> isMeant(found.table(), name))
                .toList();
    }

    /// The tables that the qualifier of a name can mean; all without one.
    List<CapturedTable> tables(ColumnName name) {
        return tables.stream().filter(table -> isMeant(table, name)).toList();
    }

    /// Every column of every table, table by table.
    Stream<Found> all() {
        return tables.stream().flatMap(table -> table.columns().stream().map(column -> new Found(table, column)));
    }

    List<CapturedTable> tables() {
        return tables;
    }

    Collection<String> columnNames() {
        return byColumn.values().stream()
                .map(found -> found.getFirst().column().name())
                .toList();
    }

    List<String> tableNames() {
        return tables.stream().map(CapturedTable::name).distinct().toList();
    }

    List<String> schemaNames() {
        return tables.stream().map(CapturedTable::schema).distinct().toList();
    }

    int tableCount() {
        return tables.size();
    }

    private static boolean isMeant(CapturedTable table, ColumnName name) {
        return isSame(name.schema(), table.schema()) && isSame(name.table(), table.name());
    }

    private static boolean isSame(Optional<String> asked, String name) {
        return asked.isEmpty() || LetterCase.same(asked.get(), name);
    }
}
