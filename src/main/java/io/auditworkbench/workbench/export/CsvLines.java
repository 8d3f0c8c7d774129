package io.auditworkbench.workbench.export;

import org.jspecify.annotations.Nullable;

/// Spells lines of CSV: `NULL` as an empty field, an empty text as `""`.
///
/// - **Threading**: one thread at a time.
/// - **Source**: RFC 4180.
public final class CsvLines implements ExportCells {

    private final char delimiter;
    private final @Nullable FormulaGuard guard;
    private final StringBuilder line = new StringBuilder();
    private boolean isBegun;

    /// - **Shape**: without a `guard`, texts stand as they are.
    public CsvLines(char delimiter, @Nullable FormulaGuard guard) {
        this.delimiter = delimiter;
        this.guard = guard;
    }

    /// Adds a cell with a text that anybody may have written; null for no value.
    @Override
    public CsvLines text(@Nullable String text) {
        return plain(text == null || guard == null ? text : guard.guard(text));
    }

    /// Adds a cell whose text can only be a number, a time or an id.
    @Override
    public CsvLines plain(@Nullable String text) {
        if (isBegun) {
            line.append(delimiter);
        }
        isBegun = true;
        if (text == null) {
            return this;
        }
        if (needsQuotes(text)) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
        return this;
    }

    private boolean needsQuotes(String text) {
        boolean isEdged = !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
        return text.isEmpty()
                || isEdged
                || text.indexOf(delimiter) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\r') >= 0
                || text.indexOf('\n') >= 0;
    }

    /// Ends the line and answers it.
    public String end() {
        String ended = line.append("\r\n").toString();
        line.setLength(0);
        isBegun = false;
        return ended;
    }
}
