package io.auditworkbench.workbench;

import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FieldName;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.EventSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The newest events in which a field can be seen: of the tables that have it, when it is a column.
///
/// - **Shape**: newest first, at most [#MOST]; without snapshot rows for a column, as filters leave them out too.
/// - **Threading**: any thread. What was read is kept: for one completion, not for a screen.
final class NewestEvents {

    /// Enough to see what is usual, and read in a few hundredths of a second.
    static final int MOST = 2_000;

    private final ChangeLog log;
    private final Catalogue catalogue;
    private final FilterSelections selections;
    private final EventSurroundings surroundings;
    private final Map<Set<TableName>, List<StoredSubject>> read = new ConcurrentHashMap<>();

    NewestEvents(ChangeLog log, Catalogue catalogue, FilterSelections selections, EventSurroundings surroundings) {
        this.log = log;
        this.catalogue = catalogue;
        this.selections = selections;
        this.surroundings = surroundings;
    }

    /// The events to look at for a field; empty when no table has the column.
    List<StoredSubject> of(FieldName field) {
        return switch (field) {
            case FieldName.BuiltIn _ -> newest(Set.of());
            case FieldName.Directive _ -> List.of();
            case FieldName.Column(ColumnName column) -> {
                Set<TableName> tables = tables(column);
                yield tables.isEmpty() ? List.of() : newest(tables);
            }
        };
    }

    private Set<TableName> tables(ColumnName column) {
        return catalogue.versions().values().stream()
                .filter(table -> isMeant(column, table.name()) && has(table, column.name()))
                .map(TableSchema::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean has(TableSchema table, String name) {
        return table.columns().stream().anyMatch(column -> LetterCase.same(column.name(), name));
    }

    private static boolean isMeant(ColumnName column, TableName table) {
        return isSame(column.schema(), table.schema()) && isSame(column.table(), table.table());
    }

    private static boolean isSame(Optional<String> asked, String name) {
        return asked.isEmpty() || LetterCase.same(asked.get(), name);
    }

    private List<StoredSubject> newest(Set<TableName> tables) {
        return read.computeIfAbsent(
                tables,
                wanted -> log.before(Long.MAX_VALUE, selection(wanted), MOST).events().stream()
                        .map(event -> new StoredSubject(event, surroundings))
                        .toList());
    }

    private EventSelection selection(Set<TableName> tables) {
        return tables.isEmpty() ? EventSelection.ALL : selections.of(ofTables(tables));
    }

    private static FilterExpression ofTables(Set<TableName> tables) {
        return FilterExpression.or(tables.stream()
                .map(table ->
                        FilterExpression.and(List.of(is(Field.SCHEMA, table.schema()), is(Field.TABLE, table.table()))))
                .toList());
    }

    private static FilterTerm is(Field field, String name) {
        return new FilterTerm.TextField(field, new TextTest.AnyOf(List.of(new TextMatch.Is(name))));
    }
}
