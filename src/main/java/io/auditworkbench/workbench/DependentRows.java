package io.auditworkbench.workbench;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What foreign keys do to rows of other tables when changes are taken back.
///
/// Every key counts that a captured table has or had: which of them stands now only the server knows. So it is the
/// server that is to be asked how many rows are concerned.
final class DependentRows {

    private static final int MOST_KEYS = 100;

    private record Link(TableName child, ForeignKey key) implements Comparable<Link> {

        private static final Comparator<Link> ORDER = Comparator.comparing(Link::child)
                .thenComparing(link -> link.key().toString());

        @Override
        public int compareTo(Link other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<TableName, Set<Link>> links = new TreeMap<>();
    private final Set<TableName> unknown = new TreeSet<>();
    private final Map<TableName, Map<Operation, List<Undone>>> undone = new TreeMap<>();

    /// One change that is taken back.
    private record Undone(TableSchema table, EventBody body) {}

    /// - **Shape**: every form that a captured table had.
    DependentRows(Collection<TableSchema> tables) {
        for (TableSchema table : tables) {
            if (table.foreignKeys() != null) {
                table.foreignKeys()
                        .forEach(key -> links.computeIfAbsent(key.parent(), _ -> new TreeSet<>())
                                .add(new Link(table.name(), key)));
            } else if (!table.columns().isEmpty()) {
                unknown.add(table.name());
            }
        }
    }

    /// A change that a statement takes back.
    void add(TableSchema table, EventBody change) {
        undone.computeIfAbsent(table.name(), _ -> new TreeMap<>())
                .computeIfAbsent(change.operation(), _ -> new ArrayList<>())
                .add(new Undone(table, change));
    }

    /// What the statements do beyond what they say, or fail at.
    Set<String> warnings() {
        Set<String> warnings = new LinkedHashSet<>();
        undone.forEach((parent, events) -> events.keySet()
                .forEach(operation -> links(parent).stream()
                        .filter(link -> operation != Operation.UPDATE || isMoved(events.get(operation), link.key()))
                        .map(link -> warning(parent, operation, link))
                        .filter(warning -> !warning.isEmpty())
                        .forEach(warnings::add)));
        return warnings;
    }

    private String warning(TableName parent, Operation undone, Link link) {
        String rows = "rows of " + link.child() + " that refer to it ("
                + String.join(", ", link.key().columns()) + ")";
        return switch (undone) {
            case INSERT ->
                switch (link.key().onDelete()) {
                    case CASCADE -> "A DELETE of " + parent + " deletes the " + rows + " too" + further(link) + ".";
                    case SET_NULL -> "A DELETE of " + parent + " sets the " + rows + " to NULL" + further(link) + ".";
                    case RESTRICT, SET_DEFAULT -> "A DELETE of " + parent + " is refused while there are " + rows + ".";
                };
            case UPDATE ->
                switch (link.key().onUpdate()) {
                    case CASCADE -> "An UPDATE of the key of " + parent + " changes the " + rows + " too.";
                    case SET_NULL -> "An UPDATE of the key of " + parent + " sets the " + rows + " to NULL.";
                    case RESTRICT, SET_DEFAULT ->
                        "An UPDATE of the key of " + parent + " is refused while there are " + rows + ".";
                };
            case DELETE ->
                link.key().onDelete().changesRows()
                        ? "An INSERT into " + parent + " does not bring back what its deletion did to the " + rows
                                + further(link) + " (ON DELETE "
                                + link.key().onDelete().sql()
                                + "): servers before MySQL 9.6 do not log that."
                        : "";
            case SNAPSHOT, DDL, TRUNCATE -> "";
        };
    }

    /// Where a deleted row of the child has rows that refer to it in turn.
    private String further(Link link) {
        Set<TableName> reached = new TreeSet<>();
        collect(link, reached, new LinkedHashSet<>());
        reached.remove(link.child());
        return reached.isEmpty()
                ? ""
                : ", and may go on to "
                        + reached.stream().map(TableName::toString).collect(Collectors.joining(", "));
    }

    private void collect(Link link, Set<TableName> reached, Set<Link> visited) {
        if (!visited.add(link)) {
            return;
        }
        for (Link next : links(link.child())) {
            if (next.key().onDelete().changesRows() || next.key().onUpdate().changesRows()) {
                reached.add(next.child());
                collect(next, reached, visited);
            }
        }
    }

    /// What is known of who refers to a table, and how to ask the server for the rest.
    List<String> header(TableName parent) {
        List<String> lines = new ArrayList<>();
        lines.add("Rows that refer to " + parent + " by a foreign key: " + known(parent) + " Look:");
        lines.add("  SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE"
                + " REFERENCED_TABLE_SCHEMA = " + quoted(parent.schema()) + " AND REFERENCED_TABLE_NAME = "
                + quoted(parent.table()) + ";");
        links(parent).forEach(link -> question(parent, link).forEach(lines::add));
        return lines;
    }

    private String known(TableName parent) {
        String found = links(parent).stream()
                .map(link -> link.child() + " (" + String.join(", ", link.key().columns()) + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        String rest = unknown.isEmpty()
                ? "unknown in tables that are not captured."
                : "unknown in " + unknown.size() + (unknown.size() == 1 ? " captured table" : " captured tables")
                        + " and in all that are not captured.";
        return (found.isEmpty() ? "" : "those of " + found + "; ") + rest;
    }

    /// Counts the rows that refer to what the statements touch.
    private List<String> question(TableName parent, Link link) {
        Set<String> keys = new LinkedHashSet<>();
        undone.getOrDefault(parent, Map.of())
                .forEach((operation, events) -> events.stream()
                        .filter(event -> keys.size() <= MOST_KEYS)
                        .filter(event -> operation != Operation.UPDATE || isMoved(List.of(event), link.key()))
                        .forEach(event -> key(event, link.key()).ifPresent(keys::add)));
        if (keys.isEmpty()) {
            return List.of();
        }
        String columns = link.key().columns().stream().map(SqlText::name).collect(Collectors.joining(", "));
        String more = keys.size() > MOST_KEYS ? " -- and more" : "";
        return List.of("  SELECT COUNT(*) FROM " + SqlText.name(link.child()) + " WHERE (" + columns + ") IN ("
                + keys.stream().limit(MOST_KEYS).collect(Collectors.joining(", ")) + ");" + more);
    }

    private static Optional<String> key(Undone event, ForeignKey key) {
        RowImage image = event.body().shown();
        List<String> values = new ArrayList<>();
        for (String column : key.parentColumns()) {
            int index = event.table().indexOf(column);
            if (image == null || index < 0 || !image.get(index).isKnown()) {
                return Optional.empty();
            }
            values.add(SqlText.literal(image.get(index)));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of("(" + String.join(", ", values) + ")");
    }

    /// Whether any of these updates changed what the key refers to, or may have where the key does not name it.
    private static boolean isMoved(List<Undone> updates, ForeignKey key) {
        return key.parentColumns().isEmpty()
                || updates.stream()
                        .anyMatch(update -> key.parentColumns().stream().anyMatch(column -> {
                            int index = update.table().indexOf(column);
                            RowImage before = update.body().before();
                            RowImage after = update.body().after();
                            return index < 0
                                    || before == null
                                    || after == null
                                    || !before.get(index).equals(after.get(index));
                        }));
    }

    private Set<Link> links(TableName parent) {
        return links.getOrDefault(parent, Set.of());
    }

    private static String quoted(String name) {
        return SqlText.literal(ColumnValue.Text.of(name));
    }
}
