package io.auditworkbench.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rows of some tables at one moment.
///
/// - **Shape**: `schema.table` to its rows, each as often as it is there, in any order; a table without rows may be
///   absent.
public record TableContents(SortedMap<String, Collection<Map<String, @Nullable String>>> rows) {

    private static final int SHOWN = 3;

    /// Fails with the first differing rows of each table.
    public void mustEqual(TableContents expected) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> tables = new TreeSet<>(rows.keySet());
        tables.addAll(expected.rows.keySet());
        for (String table : tables) {
            compare(table, countedRows(table), expected.countedRows(table), differences);
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("\n", differences));
        }
    }

    /// How many rows there are in all tables.
    public int rowCount() {
        return rows.values().stream().mapToInt(Collection::size).sum();
    }

    private static void compare(
            String table, Map<String, Integer> actual, Map<String, Integer> expected, List<String> differences) {
        describe("too many in " + table, actual, expected, differences);
        describe("missing in " + table, expected, actual, differences);
    }

    private static void describe(
            String title, Map<String, Integer> these, Map<String, Integer> others, List<String> differences) {
        List<String> surplus = these.entrySet().stream()
                .filter(row -> row.getValue() > others.getOrDefault(row.getKey(), 0))
                .map(Map.Entry::getKey)
                .toList();
        if (!surplus.isEmpty()) {
            differences.add(surplus.size() + " rows " + title + ", for example:");
            surplus.stream().limit(SHOWN).forEach(row -> differences.add("  " + row));
        }
    }

    private Map<String, Integer> countedRows(String table) {
        Map<String, Integer> counted = new TreeMap<>();
        rows.getOrDefault(table, List.of()).forEach(row -> counted.merge(row.toString(), 1, Integer::sum));
        return counted;
    }
}
