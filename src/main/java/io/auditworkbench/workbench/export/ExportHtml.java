package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page of events that is readable anywhere and for good: one file, no scripts, nothing fetched, a style for paper.
final class ExportHtml {

    /// What stands behind the last event.
    static final String TAIL = "</tbody>\n</table>\n</main>\n</body>\n</html>\n";

    private static final String STYLE = """
            body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem;color:#1a1a1a;background:#fff}
            h1{font-size:1.3rem;margin:0 0 .5rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:0 0 1rem}
            dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #ccc}
            td{overflow-wrap:anywhere}th{position:sticky;top:0;background:#f2f2f2}
            td.id,td.time{white-space:nowrap}ul{margin:0;padding:0;list-style:none}
            i{color:#666}
            @media print{body{margin:0;font-size:9pt}th{position:static}thead{display:table-header-group}
            tr{break-inside:avoid}@page{margin:12mm}}
            """;

    private ExportHtml() {}

    /// What stands before the first event.
    static String head(ExportFacts facts) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>Changes in "
                + escaped(facts.store())
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>Changes</h1>\n<dl>\n"
                + facts.inWords().entrySet().stream()
                        .map(fact -> fact(fact.getKey(), fact.getValue()))
                        .collect(Collectors.joining())
                + "</dl>\n<table>\n<caption>All times are UTC; the oldest first.</caption>\n<thead><tr>"
                + List.of("Event", "Transaction", "Time", "Operation", "Table", "Key", "Who", "Change").stream()
                        .map(name -> "<th scope=\"col\">" + name + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead>\n<tbody>\n";
    }

    private static String fact(String name, String text) {
        return "<dt>" + name + "</dt><dd>" + escaped(text) + "</dd>\n";
    }

    /// One event.
    static String row(EventView event) {
        String actor = event.actor().grade().equals("unknown")
                ? "<i>unknown</i>"
                : escaped(event.actor().name()) + " <i>("
                        + escaped(event.actor().grade()) + ")</i>";
        return "<tr id=\"" + event.id() + "\"><td class=\"id\">" + event.id() + "</td><td class=\"id\">"
                + event.transactionId() + "</td><td class=\"time\">" + escaped(TimeText.people(event.committedAt()))
                + "</td><td>" + escaped(event.kind().word()) + "</td><td>" + escaped(ExportColumns.table(event))
                + "</td><td>" + (event.row() == null ? "" : escaped(event.row().keyText())) + "</td><td>" + actor
                + "</td><td>" + change(event) + "</td></tr>\n";
    }

    private static String change(EventView event) {
        String columns = event.touched().stream()
                .filter(LongForm::isLogged)
                .map(ExportHtml::column)
                .collect(Collectors.joining());
        String statement = event.row() == null ? ExportColumns.statement(event) : null;
        return columns.isEmpty() ? statement == null ? "" : escaped(statement) : "<ul>" + columns + "</ul>";
    }

    private static String column(ColumnView column) {
        String sides = column.before() == null || column.after() == null
                ? value(column.latest())
                : value(column.before()) + " → " + value(column.after());
        return "<li>" + escaped(column.name()) + ": " + sides + "</li>";
    }

    private static String value(@Nullable ValueView value) {
        if (value == null || value.kind() == ValueKind.ABSENT) {
            return "<i>not logged</i>";
        }
        if (value.kind() == ValueKind.NULL) {
            return "<i>NULL</i>";
        }
        return value.text().isEmpty() ? "<i>empty</i>" : escaped(value.text());
    }

    /// What a row holds is text, whatever it looks like; control characters are shown as such.
    private static String escaped(String text) {
        return ScreenText.tame(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
