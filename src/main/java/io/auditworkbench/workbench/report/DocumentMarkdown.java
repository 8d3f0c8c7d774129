package io.auditworkbench.workbench.report;

import io.auditworkbench.workbench.text.ScreenText;
import java.util.List;
import java.util.stream.Collectors;

/// Spells a document as Markdown, to be put into a ticket or a mail.
public final class DocumentMarkdown {

    private DocumentMarkdown() {}

    /// The whole of it.
    public static String of(Document document) {
        return document.blocks().stream().map(DocumentMarkdown::text).collect(Collectors.joining("\n"));
    }

    private static String text(Document.Block block) {
        return switch (block) {
            case Document.Heading(int level, String text) -> "#".repeat(level) + " " + safe(text) + "\n";
            case Document.Sentence(String label, String text) ->
                (label.isEmpty() ? "" : "**" + safe(label) + ":** ") + safe(text) + "\n";
            case Document.Table table -> table(table);
        };
    }

    private static String table(Document.Table table) {
        String head = line(table.columns().stream()
                .map(Document.TableColumn::name)
                .map(DocumentMarkdown::safe)
                .toList());
        String rule = table.columns().stream()
                .map(column -> column.side() == Document.Side.RIGHT ? "---:" : "---")
                .collect(Collectors.joining("|", "|", "|\n"));
        return table.rows().stream()
                .map(row -> line(row.stream().map(DocumentMarkdown::safe).toList()))
                .collect(Collectors.joining("", head + rule, ""));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// Names and values are the database's: none of them may become Markdown or HTML.
    private static String safe(String words) {
        return ScreenText.tame(words).replaceAll("[\\\\`*_{}\\[\\]<>#|&]", "\\\\$0");
    }
}
