package io.auditworkbench.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Replays changes to the content that the tables must have afterwards.
///
/// - **Shape**: starts with empty tables. Rows are found by primary key, or by all their values in a table without one.
/// - **Errors**: [AssertionError] at the first change that does not fit: a row inserted twice, a changed or deleted row
///   that is not there, or one that looked different before than the change says.
/// - **Threading**: one thread.
public final class TableFold {

    private final Map<String, List<String>> primaryKeys = new HashMap<>();
    private final Map<String, Map<Object, Held>> tables = new TreeMap<>();

    public TableFold(List<TableShape> tables) {
        tables.forEach(table -> primaryKeys.put(table.name(), table.primaryKey()));
    }

    public void apply(FoldedChange change) {
        if (change.before() != null) {
            remove(change, change.before());
        }
        if (change.after() != null) {
            add(change, change.after());
        }
    }

    public TableContents contents() {
        TreeMap<String, Collection<Map<String, @Nullable String>>> contents = new TreeMap<>();
        tables.forEach((table, rows) -> {
            List<Map<String, @Nullable String>> all = new ArrayList<>();
            rows.values().forEach(held -> {
                for (int copy = 0; copy < held.copies; copy++) {
                    all.add(held.row);
                }
            });
            contents.put(table, all);
        });
        return new TableContents(contents);
    }

    private void add(FoldedChange change, Map<String, @Nullable String> row) {
        Held held = rows(change).computeIfAbsent(key(change, row), _ -> new Held(row));
        held.copies++;
        if (held.copies > 1 && !keyOf(change).isEmpty()) {
            throw new AssertionError("a second row with one key: " + change + "\nthere is " + held.row);
        }
    }

    private void remove(FoldedChange change, Map<String, @Nullable String> row) {
        Object key = key(change, row);
        Held held = rows(change).get(key);
        if (held == null) {
            throw new AssertionError("the row is not there: " + change);
        }
        if (!held.row.equals(row)) {
            throw new AssertionError("the row looked different before: " + change + "\nit was " + held.row);
        }
        held.copies--;
        if (held.copies == 0) {
            rows(change).remove(key);
        }
    }

    private Map<Object, Held> rows(FoldedChange change) {
        return tables.computeIfAbsent(change.table(), _ -> new HashMap<>());
    }

    private List<String> keyOf(FoldedChange change) {
        List<String> key = primaryKeys.get(change.table());
        if (key == null) {
            throw new AssertionError("a change of an unknown table: " + change);
        }
        return key;
    }

    private Object key(FoldedChange change, Map<String, @Nullable String> row) {
        List<String> columns = keyOf(change);
        return columns.isEmpty() ? row : columns.stream().map(row::get).toList();
    }

    private static final class Held {

        private final Map<String, @Nullable String> row;
        private int copies;

        Held(Map<String, @Nullable String> row) {
            this.row = row;
        }
    }
}
