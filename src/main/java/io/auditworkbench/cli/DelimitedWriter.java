package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ScreenText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A list as CSV, as tab-separated values or as a Markdown table.
///
/// - **Source**: RFC 4180 for CSV, here with NULL as an empty field and an empty text as `""`; GitHub Flavored Markdown
///   for `md`.
final class DelimitedWriter<T> implements ListWriter<T> {

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
            case CSV ->
                output.text(cells.stream().map(DelimitedWriter::quoted).collect(Collectors.joining(",", "", "\r\n")));
            case TSV -> output.line(cells.stream().map(DelimitedWriter::escaped).collect(Collectors.joining("\t")));
            default ->
                output.line(cells.stream()
                        // no markup, link or picture of a value comes alive in the page
                        .map(cell -> ScreenText.tame(cell.text()).replaceAll("[\\\\|\\[<&]", "\\\\$0"))
                        .collect(Collectors.joining(" | ", "| ", " |")));
        }
    }

    private static String quoted(Cell cell) {
        String text = cell.text();
        boolean needsQuotes =
                !cell.isNone() && (text.isEmpty() || text.chars().anyMatch(next -> ",\"\r\n".indexOf(next) >= 0));
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String escaped(Cell cell) {
        return cell.text()
                .replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
