package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.TableName;
import io.debezium.relational.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who refers to whom, at one moment: what the server would change by itself, through any number of tables.
///
/// Names are compared without regard to case: on some servers they differ in it between the statement and the table.
final class ForeignKeyGraph {

    private record Referrer(TableName table, ForeignKey key) {}

    private record Visit(TableName table, Set<String> changedColumns) {}

    private static final Set<String> WHOLE_ROW = Set.of();

    private final Map<String, List<Referrer>> referrers = new HashMap<>();
    private final Set<TableName> unknown = new TreeSet<>();
    private final Map<TableName, Cascades> known = new HashMap<>();

    ForeignKeyGraph(List<Table> tables) {
        for (Table table : tables) {
            List<ForeignKey> keys = ForeignKeyMark.of(table);
            TableName name = TableSchemas.name(table.id());
            if (keys == null) {
                unknown.add(name);
            } else {
                keys.forEach(key -> referrers
                        .computeIfAbsent(lower(key.parent().toString()), _ -> new ArrayList<>())
                        .add(new Referrer(name, key)));
            }
        }
    }

    Cascades of(TableName parent) {
        return known.computeIfAbsent(parent, this::cascades);
    }

    private Cascades cascades(TableName parent) {
        Set<TableName> onDelete = new LinkedHashSet<>();
        follow(new Visit(parent, WHOLE_ROW), new LinkedHashSet<>(), onDelete);
        List<Cascades.KeyChange> onKeyChange = new ArrayList<>();
        for (Referrer referrer : referrers(parent)) {
            if (referrer.key().onUpdate().changesRows()) {
                Set<TableName> tables = new LinkedHashSet<>();
                enter(referrer, new LinkedHashSet<>(), tables);
                onKeyChange.add(new Cascades.KeyChange(referrer.key().parentColumns(), tables));
            }
        }
        return new Cascades(onDelete, onKeyChange, unknown);
    }

    private void follow(Visit visit, Set<Visit> visited, Set<TableName> found) {
        if (!visited.add(visit)) {
            return;
        }
        for (Referrer referrer : referrers(visit.table())) {
            if (visit.changedColumns().equals(WHOLE_ROW)) {
                followDelete(referrer, visited, found);
            } else if (referrer.key().onUpdate().changesRows() && touches(referrer.key(), visit.changedColumns())) {
                enter(referrer, visited, found);
            }
        }
    }

    private void followDelete(Referrer referrer, Set<Visit> visited, Set<TableName> found) {
        switch (referrer.key().onDelete()) {
            case CASCADE -> {
                found.add(referrer.table());
                follow(new Visit(referrer.table(), WHOLE_ROW), visited, found);
            }
            case SET_NULL -> enter(referrer, visited, found);
            case RESTRICT, SET_DEFAULT -> {
                // the server refuses to delete such a row
            }
        }
    }

    /// The referring columns change, and with them what refers to these.
    private void enter(Referrer referrer, Set<Visit> visited, Set<TableName> found) {
        found.add(referrer.table());
        follow(new Visit(referrer.table(), lower(referrer.key().columns())), visited, found);
    }

    private static boolean touches(ForeignKey key, Set<String> changed) {
        return key.parentColumns().isEmpty()
                || lower(key.parentColumns()).stream().anyMatch(changed::contains);
    }

    private List<Referrer> referrers(TableName parent) {
        return referrers.getOrDefault(lower(parent.toString()), List.of());
    }

    private static Set<String> lower(List<String> names) {
        Set<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(lower(name)));
        return lower;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
