package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import org.jspecify.annotations.Nullable;

/// Spells values for people and for JSON, so that `NULL`, an empty text and a value that is not there are never the
/// same.
final class ValueText {

    /// Longer values are cut in a summary; `show` and JSON have them whole.
    private static final int SUMMARY_CELLS = 40;

    private ValueText() {}

    /// One line for people.
    static Cell cell(@Nullable ValueView value) {
        if (value == null) {
            return Cell.NONE;
        }
        return switch (value.kind()) {
            case NULL -> Cell.of("NULL", Style.DIM);
            case ABSENT -> Cell.of("(not logged)", Style.DIM);
            case TEXT -> Cell.of(quotedWhereUnclear(value.text()));
            case OUTSIDE_CALENDAR -> Cell.of(value.text() + " (no such date)");
            case NUMBER, BINARY, BITS, TEMPORAL, JSON -> Cell.of(value.text());
            case MASKED, ERASED -> Cell.of(value.text(), Style.DIM);
        };
    }

    /// The same, cut so that several fit on a line.
    static String summary(@Nullable ValueView value) {
        if (value == null) {
            return "";
        }
        String text = value.kind() == ValueKind.OUTSIDE_CALENDAR
                ? value.text()
                : cell(value).text();
        String start = text.length() > 4 * SUMMARY_CELLS ? text.substring(0, 4 * SUMMARY_CELLS) : text;
        return ScreenText.cut(ScreenText.tame(start), SUMMARY_CELLS);
    }

    /// For a column of data: no value for `NULL`, the text for anything else.
    static Cell data(@Nullable ValueView value) {
        return value == null || !value.hasText() ? Cell.NONE : Cell.of(value.text());
    }

    private static String quotedWhereUnclear(String text) {
        boolean isUnclear = text.isEmpty()
                || text.equals("NULL")
                || text.equals("(not logged)")
                || Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(text.length() - 1));
        return isUnclear ? '"' + text + '"' : text;
    }
}
