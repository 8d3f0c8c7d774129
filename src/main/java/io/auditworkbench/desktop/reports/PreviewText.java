package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.ForeignText;

/// The first lines of a file as they can be laid out: long ones are cut, whatever their values hold.
///
/// - **Threading**: one thread.
final class PreviewText {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST = 50_000;

    private final StringBuilder lines = new StringBuilder();
    private int column;

    /// Takes the next part of the file.
    void add(String part) {
        for (int at = 0; at < part.length() && lines.length() < LONGEST; ) {
            int end = part.indexOf('\n', at);
            String rest = part.substring(at, Math.min(end < 0 ? part.length() : end, at + LONGEST_LINE + 1));
            line(rest);
            if (end < 0) {
                return;
            }
            lines.append('\n');
            column = 0;
            at = end + 1;
        }
    }

    private void line(String rest) {
        int room = LONGEST_LINE - column;
        if (room > 0) {
            lines.append(rest, 0, Math.min(room, rest.length()));
            lines.append(rest.length() > room ? "…" : "");
        }
        column += rest.length();
    }

    /// What there is of it.
    @Override
    public String toString() {
        return ForeignText.lines(lines.toString());
    }
}
