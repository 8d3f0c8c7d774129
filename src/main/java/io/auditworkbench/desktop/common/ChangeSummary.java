package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in a few words what an event changed: `status new→paid, total 90.00→9.00 · +3`.
///
/// - **Shape**: one line of [ForeignText], at most some hundred characters, however long the values are.
/// - **Threading**: any thread.
public final class ChangeSummary {

    private static final int COLUMNS_OF_AN_UPDATE = 5;
    private static final int COLUMNS_OF_A_WHOLE_ROW = 3;
    private static final int LONGEST_VALUE = 40;
    private static final int LONGEST_STATEMENT = 160;

    private final Messages messages;

    public ChangeSummary(Messages messages) {
        this.messages = messages;
    }

    /// What the event changed.
    public String of(EventView event) {
        return switch (event.kind()) {
            case UPDATE -> update(event);
            case INSERT, SNAPSHOT, DELETE -> wholeRow(event);
            case DDL -> event.ddl() == null ? "" : ForeignText.line(event.ddl().text(), LONGEST_STATEMENT);
            case TRUNCATE -> messages.text("widget.change.truncated");
        };
    }

    private String update(EventView event) {
        List<ColumnView> touched = event.touched();
        if (touched.isEmpty()) {
            return messages.text("widget.change.nothing");
        }
        String shown = touched.stream()
                .limit(COLUMNS_OF_AN_UPDATE)
                .map(column ->
                        ForeignText.line(column.name()) + " " + value(column.before()) + "→" + value(column.after()))
                .collect(Collectors.joining(", "));
        return shown + more(touched.size() - COLUMNS_OF_AN_UPDATE);
    }

    private static String wholeRow(EventView event) {
        List<ColumnView> told = new ArrayList<>(
                event.columns().stream().filter(column -> !column.isKey()).toList());
        String shown = told.stream()
                .limit(COLUMNS_OF_A_WHOLE_ROW)
                .map(column -> ForeignText.line(column.name()) + "=" + value(column.latest()))
                .collect(Collectors.joining(", "));
        return shown + more(told.size() - COLUMNS_OF_A_WHOLE_ROW);
    }

    private static String more(int columns) {
        return columns > 0 ? " · +" + columns : "";
    }

    /// One value on one line, cut: `NULL`, an empty text `""` and a value that is not there are never the same.
    public static String value(@Nullable ValueView value) {
        return value(value, LONGEST_VALUE);
    }

    /// The same with another longest length, in characters.
    public static String value(@Nullable ValueView value, int longest) {
        if (value == null) {
            return "";
        }
        return switch (value.kind()) {
            case NULL -> "NULL";
            case ABSENT -> "(not logged)";
            case TEXT ->
                isUnclear(value.text()) ? quoted(value.text(), longest) : ForeignText.line(value.text(), longest);
            case NUMBER, BINARY, BITS, TEMPORAL, OUTSIDE_CALENDAR, JSON, MASKED, ERASED ->
                ForeignText.line(value.text(), longest);
        };
    }

    private static String quoted(String text, int longest) {
        return '"' + ForeignText.line(text, longest) + '"';
    }

    private static boolean isUnclear(String text) {
        return text.isEmpty()
                || text.equals("NULL")
                || text.equals("(not logged)")
                || Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(text.length() - 1));
    }
}
