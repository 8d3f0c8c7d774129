package io.auditworkbench.desktop.history;

/// A row, and the column whose changes are asked for: `shop.customers/4711 changed:credit_limit`.
///
/// - **Shape**: a printed row has no spaces; `column` is empty for every change.
record RowSubject(String row, String column) {

    private static final String CHANGED = "changed:";

    /// What somebody asked for; the word before the column may be left out.
    static RowSubject of(String text) {
        String asked = text.strip();
        int space = asked.indexOf(' ');
        if (space < 0) {
            return new RowSubject(asked, "");
        }
        String column = asked.substring(space + 1).strip();
        return new RowSubject(
                asked.substring(0, space), column.startsWith(CHANGED) ? column.substring(CHANGED.length()) : column);
    }

    /// The same row by another column.
    RowSubject by(String other) {
        return new RowSubject(row, other);
    }

    @Override
    public String toString() {
        return column.isEmpty() ? row : row + " " + CHANGED + column;
    }
}
