package io.auditworkbench.workbench;

import io.auditworkbench.capture.StatementText;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Follows a row through the names that its table had: the tables that came under each other's names are gone through
/// together, once, in the order of events.
final class RowLineage {

    private static final Pattern CREATION = Pattern.compile("(?i)\\A\\s*CREATE\\s+TABLE\\s+(?!IF\\b)");

    private final EventScanner scanner;
    private final RowFinder rows;

    RowLineage(EventScanner scanner, RowFinder rows) {
        this.scanner = scanner;
        this.rows = rows;
    }

    /// What stood under a row's name; no steps when nothing of it was captured.
    RowSteps of(RowAddress row) {
        List<StoredEvent> statements = statements();
        Map<Long, RowArrival> arrivals = arrivals(statements);
        Map<TableName, RowSteps> tables = tables(row, arrivals);
        List<StoredEvent> events = new ArrayList<>(statements);
        tables.values().forEach(steps -> rows.events(steps.row()).forEach(events::add));
        events.sort(Comparator.comparingLong(StoredEvent::seq));
        for (StoredEvent event : events) {
            step(event, Optional.ofNullable(arrivals.get(event.seq())), tables);
        }
        return Objects.requireNonNull(tables.get(new TableName(row.schema(), row.table())));
    }

    private List<StoredEvent> statements() {
        List<StoredEvent> found = new ArrayList<>();
        scanner.oldestFirst(FilterExpression.and(
                        List.of(new FilterTerm.OperationIn(Set.of(Operation.TRUNCATE, Operation.DDL)))))
                .run(found::add);
        return found;
    }

    private Map<Long, RowArrival> arrivals(List<StoredEvent> statements) {
        Map<Long, RowArrival> found = new LinkedHashMap<>();
        Set<TableName> known = new LinkedHashSet<>(rows.tables());
        statements.forEach(statement -> RowArrival.of(statement, known).ifPresent(arrival -> {
            known.add(arrival.table());
            found.put(statement.seq(), arrival);
        }));
        return found;
    }

    /// The row's table and every one whose rows may have come under its name.
    private Map<TableName, RowSteps> tables(RowAddress row, Map<Long, RowArrival> arrivals) {
        Map<TableName, RowSteps> tables = new LinkedHashMap<>();
        Deque<TableName> open = new ArrayDeque<>(List.of(new TableName(row.schema(), row.table())));
        while (!open.isEmpty()) {
            TableName table = open.remove();
            if (tables.containsKey(table)) {
                continue;
            }
            tables.put(table, new RowSteps(new RowAddress(table.schema(), table.table(), row.key())));
            arrivals.values().stream()
                    .filter(arrival -> arrival.table().equals(table))
                    .flatMap(arrival -> arrival.former().stream())
                    .forEach(open::add);
        }
        if (tables.size() > 1) {
            tables.values().stream()
                    .filter(steps -> isSnapshotted(steps.table()))
                    .forEach(RowSteps::isWholeFromNow);
        }
        return tables;
    }

    private boolean isSnapshotted(TableName table) {
        return !scanner.oldestFirst(FilterExpression.and(List.of(
                        new FilterTerm.OperationIn(Set.of(Operation.SNAPSHOT)),
                        new FilterTerm.TextField(Field.SCHEMA, new TextTest.Equals(table.schema())),
                        new FilterTerm.TextField(Field.TABLE, new TextTest.Equals(table.table())))))
                .run(_ -> false);
    }

    /// What came under a name was, in the same statement, still what it had been under its former one.
    private static void step(StoredEvent event, Optional<RowArrival> arrival, Map<TableName, RowSteps> tables) {
        switch (event.operation()) {
            case INSERT, UPDATE, DELETE, SNAPSHOT ->
                Objects.requireNonNull(tables.get(event.table().name())).add(event);
            case TRUNCATE, DDL -> {
                RowSteps own = tables.get(RowArrival.newName(event));
                if (own != null && isCreation(event)) {
                    own.isWholeFromNow();
                }
                if (own != null && arrival.isPresent()) {
                    own.add(arrival.get(), arrival.get().former().map(tables::get));
                }
                tables.values().forEach(steps -> steps.add(event, RowRemoval.of(event, steps.table())));
            }
        }
    }

    private static boolean isCreation(StoredEvent statement) {
        String ddl = statement.body().ddl();
        return ddl != null && CREATION.matcher(StatementText.bare(ddl)).find();
    }
}
