package io.auditworkbench.desktop.events;

import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes one event for people who look under the hood or take it elsewhere.
///
/// - **Shape**: values as they may be shown; longer ones than [#LONGEST] characters are cut and say so.
/// - **Threading**: stateless.
final class EventText {

    static final int LONGEST = 20_000;

    private EventText() {}

    /// As JSON on several lines; every text is MySQL's own, `null` is SQL `NULL`, a value that was not logged is left
    /// out.
    static String json(EventView event) {
        StringJoiner fields = new StringJoiner(",\n", "{\n", "\n}");
        field(fields, "id", event.id());
        field(fields, "transaction", event.transactionId());
        field(fields, "committed", event.committedAt().toString());
        field(fields, "captured", event.capturedAt().toString());
        field(fields, "op", event.kind().word());
        field(fields, "schema", event.schema());
        field(fields, "table", event.table());
        field(fields, "row", event.row() == null ? null : event.row().toString());
        field(fields, "actor", event.actor().name());
        field(fields, "actorKnownBy", event.actor().source());
        field(fields, "gtid", event.source().gtid());
        field(fields, "position", event.source().position());
        if (event.ddl() != null) {
            field(fields, "ddl", event.ddl().text());
        }
        if (event.statement() != null) {
            field(fields, "statement", event.statement().text());
        }
        fields.add("  \"before\": " + side(event, Side.BEFORE));
        fields.add("  \"after\": " + side(event, Side.AFTER));
        return fields.toString();
    }

    private enum Side {
        BEFORE,
        AFTER
    }

    /// From where to where a text reaches.
    record Part(int from, int until) {}

    /// Where the last line of the JSON stands that tells a column; empty where none does.
    static Optional<Part> lastLineOf(String json, String column) {
        int from = json.lastIndexOf("\n    " + quoted(column) + ": ");
        if (from < 0) {
            return Optional.empty();
        }
        int end = json.indexOf('\n', from + 1);
        return Optional.of(new Part(from + 5, end < 0 ? json.length() : end));
    }

    private static void field(StringJoiner fields, String name, @Nullable String value) {
        fields.add("  " + quoted(name) + ": " + (value == null ? "null" : quoted(value)));
    }

    private static String side(EventView event, Side side) {
        StringJoiner values = new StringJoiner(",\n", "{\n", "\n  }");
        values.setEmptyValue("null");
        for (ColumnView column : event.columns()) {
            ValueView value = side == Side.BEFORE ? column.before() : column.after();
            if (value != null && value.kind() != ValueKind.ABSENT) {
                values.add("    " + quoted(column.name()) + ": "
                        + (value.kind() == ValueKind.NULL ? "null" : quoted(value.text())));
            }
        }
        return values.toString();
    }

    /// The head of columns and the row after the change, or before it where there is none after.
    static String csv(EventView event) {
        StringJoiner head = new StringJoiner(",");
        StringJoiner line = new StringJoiner(",");
        for (ColumnView column : event.columns()) {
            ValueView value = column.latest();
            head.add(cell(column.name()));
            line.add(value == null || !value.hasText() ? "" : cell(value.text()));
        }
        return head + "\n" + line + "\n";
    }

    private static String cell(String text) {
        boolean isPlain =
                text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') && !text.isEmpty();
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String quoted(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "… (" + text.length() + ")" : text;
        StringBuilder json = new StringBuilder();
        JsonText.quote(shown, json);
        return json.toString();
    }
}
