package io.auditworkbench.cli;

import io.auditworkbench.workbench.report.Document;
import java.util.ArrayList;
import java.util.List;

/// Prints a document on a screen.
final class DocumentPage {

    private final Output output;
    private final Page page;

    DocumentPage(Output output) {
        this.output = output;
        page = new Page(output);
    }

    void print(Document document) {
        for (Document.Block block : document.blocks()) {
            switch (block) {
                case Document.Heading(int level, String text) -> {
                    if (level > 1) {
                        page.space();
                    }
                    page.heading(text);
                }
                case Document.Sentence(String label, String text) -> {
                    if (label.isEmpty()) {
                        page.sentence(text);
                    } else {
                        page.line(label, text);
                    }
                }
                case Document.Table(var columns, var rows) -> page.table(columns(columns), rows);
            }
        }
        output.flush();
    }

    private static List<Column<List<String>>> columns(List<Document.TableColumn> columns) {
        List<Column<List<String>>> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            String name = columns.get(i).name();
            all.add(
                    columns.get(i).side() == Document.Side.RIGHT
                            ? Column.<List<String>>number(name, row -> Cell.of(row.get(at)))
                                    .whole()
                            : Column.text(name, row -> Cell.of(row.get(at))));
        }
        return all;
    }
}
