package io.auditworkbench.workbench.report;

import io.auditworkbench.workbench.export.CsvLines;
import io.auditworkbench.workbench.export.FormulaGuard;
import io.auditworkbench.workbench.export.TextFile;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a document into a file, which appears whole or not at all.
///
/// - **Threading**: stateless.
public final class DocumentFile {

    /// As what a document can be written.
    public enum Form {
        HTML,
        PDF,
        XLSX,
        CSV;

        /// How the name of the file ends, without the dot; also its name among the messages.
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private DocumentFile() {}

    /// Writes it; a file of that name is replaced. Answers the SHA-256 of the file in hexadecimal.
    public static String write(Document document, Form form, Path file) {
        return TextFile.replace(file, out -> {
            switch (form) {
                case HTML -> out.text(DocumentHtml.of(document));
                case CSV -> out.text(csv(document));
                case PDF -> pdf(document, out.bytes());
                case XLSX -> xlsx(document, out.bytes());
            }
        });
    }

    /// All tables one under the other, each with its heading before it; sentences have no place in CSV but as lines of
    /// one cell.
    static String csv(Document document) {
        StringBuilder text = new StringBuilder();
        CsvLines line = new CsvLines(',', new FormulaGuard());
        for (Document.Block block : document.blocks()) {
            switch (block) {
                case Document.Heading(int _, String words) ->
                    text.append(line.text(words).end());
                case Document.Sentence(String label, String words) ->
                    text.append(line.text(label.isEmpty() ? words : label + ": " + words)
                            .end());
                case Document.Table(var columns, var rows) -> {
                    columns.forEach(column -> line.text(column.name()));
                    text.append(line.end());
                    rows.forEach(row -> {
                        row.forEach(line::text);
                        text.append(line.end());
                    });
                }
            }
        }
        return text.toString();
    }

    private static void pdf(Document document, OutputStream out) {
        String title = document.title();
        try (PdfPaper paper = new PdfPaper(title, document.firstSentence())) {
            for (Document.Block block : document.blocks()) {
                switch (block) {
                    case Document.Heading(int level, String words) -> {
                        if (level > 1) {
                            paper.heading(words);
                        }
                    }
                    case Document.Sentence(String label, String words) ->
                        paper.sentence(label.isEmpty() ? words : label + ": " + words);
                    case Document.Table table -> pdf(table, paper);
                }
            }
            paper.finish(out);
        }
    }

    private static void pdf(Document.Table table, PdfPaper paper) {
        paper.table(table.columns().stream()
                .map(column -> new PdfPaper.Column(column.name(), share(table, column), column.side()))
                .toList());
        table.rows().forEach(paper::row);
        paper.endTable();
    }

    /// A column is as wide as its longest cell asks for, within bounds.
    private static double share(Document.Table table, Document.TableColumn column) {
        int at = table.columns().indexOf(column);
        int longest = table.rows().stream()
                .mapToInt(row -> row.get(at).length())
                .max()
                .orElse(0);
        return Math.clamp(Math.max(longest, column.name().length()), 6, 60);
    }

    private static void xlsx(Document document, OutputStream out) {
        XlsxBook book = new XlsxBook(out, XlsxBook.ROWS_OF_A_SHEET);
        Map<String, String> facts = new LinkedHashMap<>();
        String heading = document.title();
        int table = 0;
        for (Document.Block block : document.blocks()) {
            switch (block) {
                case Document.Heading(int _, String words) -> heading = words;
                case Document.Sentence(String label, String words) ->
                    facts.merge(label.isEmpty() ? heading : label, words, (a, b) -> a + "\n" + b);
                case Document.Table(var columns, var rows) -> {
                    table++;
                    sheet(book.sheet(table + " " + heading, names(columns)), columns, rows);
                }
            }
        }
        book.finish(document.title(), facts);
    }

    private static List<String> names(List<Document.TableColumn> columns) {
        return columns.stream().map(Document.TableColumn::name).toList();
    }

    private static void sheet(XlsxSheet sheet, List<Document.TableColumn> columns, List<List<String>> rows) {
        for (List<String> row : rows) {
            sheet.nextRow();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                boolean isNumber = columns.get(i).side() == Document.Side.RIGHT && cell.matches("-?[0-9]+(\\.[0-9]+)?");
                if (isNumber) {
                    sheet.number(cell);
                } else {
                    sheet.text(cell);
                }
            }
        }
    }
}
