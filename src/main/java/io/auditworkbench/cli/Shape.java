package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the things of one list are printed.
///
/// - **Shape**: `schema` names the command and its schema number (`auditctl.events/1`); `json` answers a tree for
///   [JsonText]; `name` answers the id.
public record Shape<T>(
        String schema,
        List<Column<T>> columns,
        Function<T, Map<String, @Nullable Object>> json,
        Function<T, String> name) {

    public Shape {
        columns = List.copyOf(columns);
    }

    /// The columns to print: those named, else those that the format has room for.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for a name that no column has.
    List<Column<T>> chosen(@Nullable List<String> names, Column.Shown shown) {
        if (names == null || names.isEmpty()) {
            return columns.stream()
                    .filter(column -> column.shown().compareTo(shown) <= 0)
                    .toList();
        }
        List<Column<T>> chosen = new ArrayList<>();
        names.forEach(name -> chosen.add(column(name.strip())));
        return chosen;
    }

    private Column<T> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There is no column \"" + name + "\" here.",
                        "Choose from "
                                + String.join(
                                        ", ", columns.stream().map(Column::name).toList()) + "."));
    }
}
