package io.auditworkbench.workbench;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds captured tables by name, and says what there is when none fits.
final class TableChoice {

    private static final int NAMED = 8;

    private TableChoice() {}

    /// The tables with this name, in the schema when one is given; exact spelling first, else in any letter case.
    ///
    /// - **Errors**: `NOT_FOUND` when there is none.
    static List<TableName> called(Collection<TableName> captured, String schema, String table) {
        List<TableName> exact = captured.stream()
                .filter(name -> name.table().equals(table))
                .filter(name -> schema.isEmpty() || name.schema().equals(schema))
                .sorted()
                .toList();
        List<TableName> found = exact.isEmpty()
                ? captured.stream()
                        .filter(name -> name.table().equalsIgnoreCase(table))
                        .filter(name -> schema.isEmpty() || name.schema().equalsIgnoreCase(schema))
                        .sorted()
                        .toList()
                : exact;
        if (found.isEmpty()) {
            throw unknown(captured, schema.isEmpty() ? table : schema + "." + table);
        }
        return found;
    }

    private static WorkbenchException unknown(Collection<TableName> captured, String name) {
        if (captured.isEmpty()) {
            return new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "The store holds no table yet.",
                    "Capture something first; `status` says how far it is.");
        }
        String names = Stream.concat(
                        captured.stream().sorted().limit(NAMED).map(TableName::toString),
                        captured.size() > NAMED ? Stream.of("…") : Stream.empty())
                .collect(Collectors.joining(", "));
        return new WorkbenchException(
                ErrorCode.NOT_FOUND,
                "No captured table is called \"" + name + "\".",
                "There " + (captured.size() == 1 ? "is " : "are ") + names + ".");
    }
}
