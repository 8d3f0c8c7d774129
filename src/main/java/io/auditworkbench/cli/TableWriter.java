package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ScreenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table in columns; widths come from the first rows, so that a long list begins to appear at once.
final class TableWriter<T> implements ListWriter<T> {

    private static final int ROWS_MEASURED = 1_000;
    private static final int GAP = 2;
    /// As narrow as a column gets, then as narrow as it gets when that was not enough.
    private static final int[] NARROWEST = {12, 4};

    private final Output output;
    private final List<Column<T>> columns;
    private final List<List<Cell>> waiting = new ArrayList<>();
    private int[] widths = new int[0];

    TableWriter(Output output, List<Column<T>> columns) {
        this.output = output;
        this.columns = columns;
    }

    @Override
    public void add(T thing) {
        List<Cell> row =
                columns.stream().map(column -> tame(column.cell().apply(thing))).toList();
        if (widths.length > 0) {
            print(row);
            return;
        }
        waiting.add(row);
        if (waiting.size() == ROWS_MEASURED) {
            begin();
        }
    }

    @Override
    public void flush() {
        if (widths.length == 0 && !waiting.isEmpty()) {
            begin();
        }
    }

    @Override
    public void finish(Ending ending) {
        flush();
    }

    private static Cell tame(Cell cell) {
        return new Cell(cell.runs().stream()
                .map(run -> new Cell.Run(ScreenText.tame(run.text()), run.style()))
                .toList());
    }

    private void begin() {
        widths = measured();
        if (!output.options().noHeaders) {
            print(columns.stream()
                    .map(column -> Cell.of(column.name().toUpperCase(Locale.ROOT), Style.BOLD))
                    .toList());
        }
        waiting.forEach(this::print);
        waiting.clear();
    }

    private int[] measured() {
        int[] measured = new int[columns.size()];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = output.options().noHeaders
                    ? 0
                    : ScreenText.width(columns.get(i).name());
            for (List<Cell> row : waiting) {
                measured[i] = Math.max(measured[i], ScreenText.width(row.get(i).text()));
            }
        }
        narrow(measured, output.lineWidth());
        return measured;
    }

    /// Takes from the widest columns that may be cut until the line fits or nothing more can be taken.
    private void narrow(int[] widths, int available) {
        int excess = GAP * (widths.length - 1) - available;
        for (int width : widths) {
            excess += width;
        }
        for (int narrowest : NARROWEST) {
            int widest = widestThatGives(widths);
            while (excess > 0 && widest >= 0 && widths[widest] > narrowest) {
                widths[widest]--;
                excess--;
                widest = widestThatGives(widths);
            }
        }
    }

    private int widestThatGives(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean gives = columns.get(i).room() == Column.Room.GIVES;
            widest = gives && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
        }
        return widest;
    }

    private void print(List<Cell> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            boolean isLast = i == row.size() - 1;
            int limit = isLast && output.lineWidth() == Integer.MAX_VALUE ? Integer.MAX_VALUE : widths[i];
            int width = Math.min(limit, ScreenText.width(row.get(i).text()));
            String filling = " ".repeat(Math.max(0, widths[i] - width));
            boolean isRight = columns.get(i).alignment() == Column.Alignment.RIGHT;
            line.append(isRight ? filling : "");
            paint(row.get(i), limit, line);
            line.append(isRight || isLast ? "" : filling);
            line.append(isLast ? "" : " ".repeat(GAP));
        }
        output.line(line.toString().stripTrailing());
    }

    private void paint(Cell cell, int limit, StringBuilder line) {
        int left = limit;
        for (Cell.Run run : cell.runs()) {
            if (left <= 0) {
                return;
            }
            String text = ScreenText.cut(run.text(), left);
            line.append(output.paint(text, run.style()));
            left -= ScreenText.width(text);
        }
    }
}
