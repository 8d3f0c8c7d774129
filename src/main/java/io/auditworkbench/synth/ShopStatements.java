package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements that make the changes of a synthetic shop, with a question mark for each value.
///
/// - **Shape**: the same change of other rows gives the same text object. A person's statements name the person.
/// - **Threading**: one thread at a time.
public final class ShopStatements {

    private final Map<Form, String> texts = new HashMap<>();

    /// What a statement looks like, values aside.
    private record Form(String login, TableSchema table, Operation operation, BitSet columns) {

        @Override
        public int hashCode() {
            return login.hashCode() * 31 + table.name().table().hashCode() * 7 + columns.hashCode() + operation.code();
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // each table of the shop is one object, and comparing it is costly
        public boolean equals(Object other) {
            return other instanceof Form form
                    && table == form.table
                    && operation == form.operation
                    && columns.equals(form.columns)
                    && login.equals(form.login);
        }
    }

    /// The text as the log holds it: a service's statements are not signed.
    String of(ShopActor actor, ShopChange change) {
        Form form =
                new Form(actor.isPerson() ? actor.login() : "", change.table(), change.operation(), changed(change));
        return texts.computeIfAbsent(
                form, wanted -> (actor.isPerson() ? actor.comment() + " " : "") + text(wanted, change));
    }

    private static BitSet changed(ShopChange change) {
        BitSet columns = new BitSet();
        RowImage before = change.before();
        RowImage after = change.after();
        if (before != null && after != null) {
            for (int i = 0; i < after.values().size(); i++) {
                columns.set(i, !after.get(i).equals(before.get(i)));
            }
        }
        return columns;
    }

    private static String text(Form form, ShopChange change) {
        String table = change.table().name().table();
        return switch (change.operation()) {
            case INSERT ->
                "INSERT INTO " + table + " (" + String.join(", ", names(change.table())) + ") VALUES ("
                        + names(change.table()).stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
            case UPDATE -> "UPDATE " + table + " SET " + assignments(form) + " WHERE " + condition(change.table());
            case DELETE -> "DELETE FROM " + table + " WHERE " + condition(change.table());
            case SNAPSHOT, DDL, TRUNCATE -> throw new IllegalArgumentException("the shop changes rows only");
        };
    }

    private static List<String> names(TableSchema table) {
        return table.columns().stream().map(ColumnDefinition::name).toList();
    }

    /// An update that changes nothing sets the last column.
    private static String assignments(Form form) {
        List<String> names = names(form.table());
        String changed = form.columns().stream()
                .mapToObj(index -> names.get(index) + " = ?")
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? names.getLast() + " = ?" : changed;
    }

    private static String condition(TableSchema table) {
        List<String> names = names(table);
        return table.keyColumns().stream()
                .map(index -> names.get(index) + " = ?")
                .collect(Collectors.joining(" AND "));
    }

    /// A statement to run, and the values for its question marks in order; null is SQL `NULL`.
    public record Bound(String text, List<@Nullable String> values) {}

    /// The statement that makes a change; it names its actor, whoever that is.
    public Bound bind(ShopActor actor, ShopChange change) {
        String text = of(actor, change);
        List<@Nullable String> values = new ArrayList<>();
        RowImage image = change.image();
        switch (change.operation()) {
            case INSERT -> image.values().forEach(value -> values.add(text(value)));
            case UPDATE -> {
                BitSet changed = changed(change);
                if (changed.isEmpty()) {
                    changed.set(image.values().size() - 1);
                }
                changed.stream().forEach(index -> values.add(text(image.get(index))));
                addKey(change, values);
            }
            case DELETE -> addKey(change, values);
            case SNAPSHOT, DDL, TRUNCATE -> throw new IllegalArgumentException("the shop changes rows only");
        }
        return new Bound(actor.isPerson() ? text : actor.comment() + " " + text, values);
    }

    /// The statement that reads the row of a change by its key.
    public Bound read(ShopChange change) {
        List<@Nullable String> values = new ArrayList<>();
        addKey(change, values);
        TableSchema table = change.table();
        return new Bound(
                "SELECT " + String.join(", ", names(table)) + " FROM "
                        + table.name().table() + " WHERE " + condition(table),
                values);
    }

    private static void addKey(ShopChange change, List<@Nullable String> values) {
        change.table()
                .keyColumns()
                .forEach(index -> values.add(text(change.image().get(index))));
    }

    private static @Nullable String text(ColumnValue value) {
        return value instanceof ColumnValue.Null ? null : value.text();
    }
}
