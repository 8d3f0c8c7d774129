package io.auditworkbench.workbench;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// What it takes to take one change back.
sealed interface Reversal {

    /// A statement that takes it back; it changes one row, or none when the row is no longer as the change left it.
    record Statement(String sql) implements Reversal {}

    /// The change did nothing that could be taken back.
    record Nothing() implements Reversal {}

    /// It cannot be taken back; `reason` is half a sentence.
    record Impossible(String reason) implements Reversal {}

    /// The reversal of one change.
    static Reversal of(TableSchema table, EventBody change, Guarding guarding) {
        Writer writer = new Writer(table, change.operation(), guarding);
        return switch (change.operation()) {
            case INSERT -> writer.delete(Objects.requireNonNull(change.after()));
            case DELETE -> writer.insert(Objects.requireNonNull(change.before()));
            case UPDATE ->
                writer.update(Objects.requireNonNull(change.before()), Objects.requireNonNull(change.shown()));
            case SNAPSHOT -> new Nothing();
            case DDL -> new Impossible("it changed the schema, and the store does not hold what that removed");
            case TRUNCATE ->
                new Impossible("it emptied the table, and the server does not log the rows that this removes");
        };
    }

    /// The statement that inserts a row with these values.
    static Reversal insertOf(TableSchema table, RowImage values) {
        return new Writer(table, Operation.DELETE, Guarding.CURRENT_VALUES).insert(values);
    }

    /// Whether statements ask for the current values.
    enum Guarding {
        CURRENT_VALUES,
        KEY_ONLY
    }

    /// Writes the statement for one event.
    final class Writer {

        private final TableSchema table;
        private final Operation operation;
        private final Guarding guarding;

        private Writer(TableSchema table, Operation operation, Guarding guarding) {
            this.table = table;
            this.operation = operation;
            this.guarding = guarding;
        }

        private Reversal delete(RowImage after) {
            List<Integer> guarded = stored().boxed().toList();
            return refusal(after, guarding == Guarding.KEY_ONLY ? identity() : guarded, "after")
                            instanceof Impossible no
                    ? no
                    : new Statement("DELETE FROM " + SqlText.name(table.name()) + where(after, guarded));
        }

        private Reversal insert(RowImage before) {
            List<Integer> columns = stored().boxed().toList();
            if (refusal(before, columns, "before") instanceof Impossible no) {
                return no;
            }
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int index : columns) {
                names.add(SqlText.name(column(index).name()));
                values.add(SqlText.literal(before.get(index)));
            }
            return new Statement("INSERT INTO " + SqlText.name(table.name()) + " (" + String.join(", ", names)
                    + ") VALUES (" + String.join(", ", values) + ");");
        }

        private Reversal update(RowImage before, RowImage after) {
            List<Integer> changed = stored().filter(index -> !before.get(index).equals(after.get(index)))
                    .boxed()
                    .toList();
            if (changed.isEmpty()) {
                return new Nothing();
            }
            if (refusal(before, changed, "before") instanceof Impossible no) {
                return no;
            }
            if (refusal(after, guarding == Guarding.KEY_ONLY ? identity() : changed, "after")
                    instanceof Impossible no) {
                return no;
            }
            List<String> assignments = new ArrayList<>();
            for (int index : changed) {
                assignments.add(SqlText.name(column(index).name()) + " = " + SqlText.literal(before.get(index)));
            }
            stored().filter(index -> mayFollowTheClock(index) && !changed.contains(index))
                    .mapToObj(index -> SqlText.name(column(index).name()))
                    .forEach(name -> assignments.add(name + " = " + name));
            return new Statement("UPDATE " + SqlText.name(table.name()) + " SET " + String.join(", ", assignments)
                    + where(after, changed));
        }

        /// `ON UPDATE CURRENT_TIMESTAMP` sets such a column in every update that does not name it.
        private boolean mayFollowTheClock(int index) {
            ColumnType type = column(index).type();
            return type == ColumnType.TIMESTAMP || type == ColumnType.DATETIME;
        }

        /// The row by its key, and the guarded columns as the change left them.
        private String where(RowImage current, List<Integer> guarded) {
            List<String> conditions = new ArrayList<>();
            for (int index : identity()) {
                conditions.add(
                        table.hasKey() ? equality(index, current) : SqlText.guard(column(index), current.get(index)));
            }
            if (guarding == Guarding.CURRENT_VALUES && table.hasKey()) {
                guarded.stream()
                        .filter(index -> !table.keyColumns().contains(index))
                        .forEach(index -> conditions.add(SqlText.guard(column(index), current.get(index))));
            }
            String one = table.hasKey() ? "" : " LIMIT 1";
            return " WHERE " + String.join(" AND ", conditions) + one + ";";
        }

        /// Plain, so that the server finds the row by its primary key.
        private String equality(int index, RowImage current) {
            return SqlText.name(column(index).name()) + " = " + SqlText.literal(current.get(index));
        }

        /// The columns that tell the row apart: its key, else everything it holds.
        private List<Integer> identity() {
            return table.hasKey() ? table.keyColumns() : stored().boxed().toList();
        }

        private IntStream stored() {
            return IntStream.range(0, table.columns().size())
                    .filter(index -> !column(index).isGenerated());
        }

        private ColumnDefinition column(int index) {
            return table.columns().get(index);
        }

        private static String reason(ColumnValue unknown) {
            return switch (unknown) {
                case ColumnValue.Masked _ -> "it was masked before it was kept";
                case ColumnValue.Erased _ -> "it was erased";
                default -> "the server logged the row without it";
            };
        }

        private Reversal refusal(RowImage image, List<Integer> needed, String side) {
            List<Integer> all = new ArrayList<>(needed);
            if (!side.equals("before") || operation == Operation.DELETE) {
                all.addAll(identity());
            }
            return all.stream()
                    .filter(index -> !image.get(index).isKnown())
                    .findFirst()
                    .<Reversal>map(index ->
                            new Impossible("the value of `" + column(index).name() + "` " + side
                                    + " the change is not known: " + reason(image.get(index))))
                    .orElseGet(Nothing::new);
        }
    }
}
