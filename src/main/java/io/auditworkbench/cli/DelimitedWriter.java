package io.auditworkbench.cli;

import io.auditworkbench.workbench.export.FormulaGuard;
import io.auditworkbench.workbench.text.ScreenText;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A list as CSV, as tab-separated values or as a Markdown table. In the first two a text that a spreadsheet would take
/// for a formula gets a `'` before, as in exports.
///
/// - **Source**: RFC 4180 for CSV, here with NULL as an empty field and an empty text as `""`; GitHub Flavored Markdown
///   for `md`.
final class DelimitedWriter<T> implements ListWriter<T> {

    /// No spreadsheet runs it, and a program that reads it wants no sign before it.
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");

    private final FormulaGuard guard = new FormulaGuard();
    private final Output output;
    private final OutputFormat format;
    private final List<Column<T>> columns;
    private boolean hasBegun;

    DelimitedWriter(Output output, OutputFormat format, List<Column<T>> columns) {
        this.output = output;
        this.format = format;
        this.columns = columns;
    }

    @Override
    public void add(T thing) {
        begin();
        line(columns.stream().map(column -> value(column).apply(thing)).toList());
    }

    @Override
    public void finish(Ending ending) {
        begin();
    }

    private Function<T, Cell> value(Column<T> column) {
        return format == OutputFormat.MD ? column.cell() : column.data();
    }

    private void begin() {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        if (output.options().noHeaders && format != OutputFormat.MD) {
            return;
        }
        line(columns.stream().map(column -> Cell.of(column.name())).toList());
        if (format == OutputFormat.MD) {
            output.line(columns.stream()
                    .map(column -> column.alignment() == Column.Alignment.RIGHT ? "---:" : "---")
                    .collect(Collectors.joining(" | ", "| ", " |")));
        }
    }

    private void line(List<Cell> cells) {
        switch (format) {
            case CSV -> output.text(cells.stream().map(this::quoted).collect(Collectors.joining(",", "", "\r\n")));
            case TSV -> output.line(cells.stream().map(this::escaped).collect(Collectors.joining("\t")));
            default ->
                output.line(cells.stream()
                        // no markup, link or picture of a value comes alive in the page
                        .map(cell -> ScreenText.tame(cell.text()).replaceAll("[\\\\|\\[<&]", "\\\\$0"))
                        .collect(Collectors.joining(" | ", "| ", " |")));
        }
    }

    private String guarded(Cell cell) {
        String text = cell.text();
        return NUMBER.matcher(text).matches() ? text : guard.guard(text);
    }

    private String quoted(Cell cell) {
        String text = guarded(cell);
        boolean needsQuotes =
                !cell.isNone() && (text.isEmpty() || text.chars().anyMatch(next -> ",\"\r\n".indexOf(next) >= 0));
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private String escaped(Cell cell) {
        return guarded(cell)
                .replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
