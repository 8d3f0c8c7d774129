package io.auditworkbench.workbench.report;

import io.auditworkbench.workbench.text.ScreenText;
import java.util.List;
import java.util.stream.Collectors;

/// Spells a document as one HTML page that loads nothing and runs nothing.
///
/// - **Source**: HTML Living Standard; Content Security Policy Level 3.
public final class DocumentHtml {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}
            table{border-collapse:collapse;margin:.5rem 0 1rem}
            th,td{border:1px solid #bbb;padding:.25rem .6rem;text-align:left;vertical-align:top}
            .number{text-align:right;font-variant-numeric:tabular-nums}
            @media (prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}th,td{border-color:#666}}
            """;

    private DocumentHtml() {}

    /// The whole of it.
    public static String of(Document document) {
        String title = document.blocks().stream()
                .filter(Document.Heading.class::isInstance)
                .map(block -> ((Document.Heading) block).text())
                .findFirst()
                .orElse("");
        String body = document.blocks().stream().map(DocumentHtml::text).collect(Collectors.joining());
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + safe(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    private static String text(Document.Block block) {
        return switch (block) {
            case Document.Heading(int level, String text) -> "<h" + level + ">" + safe(text) + "</h" + level + ">\n";
            case Document.Sentence(String label, String text) ->
                "<p>" + (label.isEmpty() ? "" : "<strong>" + safe(label) + ":</strong> ") + safe(text) + "</p>\n";
            case Document.Table table -> table(table);
        };
    }

    private static String table(Document.Table table) {
        StringBuilder text = new StringBuilder("<table>\n<thead><tr>");
        table.columns()
                .forEach(column -> text.append("<th scope=\"col\"")
                        .append(kind(column))
                        .append('>')
                        .append(safe(column.name()))
                        .append("</th>"));
        text.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            text.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                text.append("<td")
                        .append(kind(table.columns().get(i)))
                        .append('>')
                        .append(safe(row.get(i)))
                        .append("</td>");
            }
            text.append("</tr>\n");
        }
        return text.append("</tbody>\n</table>\n").toString();
    }

    private static String kind(Document.TableColumn column) {
        return column.side() == Document.Side.RIGHT ? " class=\"number\"" : "";
    }

    /// Names and values are the database's: none of them may become HTML.
    private static String safe(String words) {
        return ScreenText.tame(words)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
