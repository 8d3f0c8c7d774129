package io.auditworkbench.workbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Paper that is written from the top: a title, facts, sentences and tables whose header stands on every page.
///
/// - **Units**: sizes are points, 1/72 inch.
/// - **Errors**: `UncheckedIOException` where the stream does not take it.
/// - **Threading**: one thread at a time.
/// - **Source**: ISO 32000; A4 in landscape.
public final class PdfPaper implements AutoCloseable {

    private static final float TITLE = 16;
    private static final float HEADING = 11.5f;
    private static final float TEXT = 8;
    private static final float FACT_NAMES = 80;
    private static final float GAP = 6;

    private final Path scratch;
    private final PDDocument document;
    private final PdfText text;
    private final PdfPages pages;
    private List<Column> columns = List.of();
    private List<Float> widths = List.of();

    /// A column of a table; `share` is its part of the width, compared with the others.
    public record Column(String name, double share, Document.Side side) {

        /// A column of texts.
        public static Column text(String name, double share) {
            return new Column(name, share, Document.Side.LEFT);
        }
    }

    /// - **Shape**: `footer` stands below every page, before its number.
    public PdfPaper(String title, String footer) {
        try {
            // in a folder of its own: the library's temporary files are readable by everybody
            scratch = Files.createTempDirectory("audit-workbench-pdf-");
            document = new PDDocument(MemoryUsageSetting.setupTempFileOnly().setTempDir(scratch.toFile()).streamCache);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("Audit Workbench");
            document.getDocumentCatalog().setLanguage("en");
            text = new PdfText(font(document));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        pages = new PdfPages(document, text, footer);
        pages.paragraph(title, TITLE, 0, pages.width(), Document.Side.LEFT);
        pages.space(GAP);
    }

    /// The one font that the library brings; it has the letters of Latin, Greek and Cyrillic.
    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream file =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            if (file == null) {
                throw new IOException("the library has no font");
            }
            return PDType0Font.load(document, file);
        }
    }

    /// Names and what stands for them.
    public void facts(Map<String, String> facts) {
        facts.forEach((name, fact) -> pages.row(
                List.of(text.wrapped(name, TEXT, FACT_NAMES), text.wrapped(fact, TEXT, pages.width() - FACT_NAMES)),
                List.of(FACT_NAMES, pages.width() - FACT_NAMES),
                List.of(Document.Side.LEFT, Document.Side.LEFT),
                PdfPages.Rule.NONE));
        pages.space(GAP);
    }

    /// A heading.
    public void heading(String heading) {
        pages.space(GAP);
        pages.keepTogether(5 * HEADING);
        pages.paragraph(heading, HEADING, 0, pages.width(), Document.Side.LEFT);
        pages.space(2);
    }

    /// A sentence.
    public void sentence(String sentence) {
        pages.paragraph(sentence, TEXT, 0, pages.width(), Document.Side.LEFT);
    }

    /// Begins a table.
    public void table(List<Column> of) {
        columns = List.copyOf(of);
        double all = columns.stream().mapToDouble(Column::share).sum();
        widths = columns.stream()
                .map(column -> (float) (column.share() / all * pages.width()))
                .toList();
        List<List<String>> names = wrapped(columns.stream().map(Column::name).toList());
        List<Document.Side> sides = columns.stream().map(Column::side).toList();
        pages.beginTable(() -> pages.row(names, widths, sides, PdfPages.Rule.HEADER));
    }

    /// A row of the table that was begun last.
    public void row(List<String> cells) {
        pages.row(wrapped(cells), widths, columns.stream().map(Column::side).toList(), PdfPages.Rule.BELOW);
    }

    private List<List<String>> wrapped(List<String> cells) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            lines.add(text.wrapped(cells.get(i), TEXT, widths.get(i) - PdfPages.PADDING));
        }
        return lines;
    }

    /// Ends the table.
    public void endTable() {
        pages.endTable();
        pages.space(GAP);
    }

    /// Writes it, with the number of each page of how many.
    public void finish(OutputStream out) {
        if (text.missing() > 0) {
            sentence("Characters that the font of this file does not have, standing as " + PdfText.PLACEHOLDER + ": "
                    + text.missing() + ". The same as HTML has them.");
        }
        pages.finish();
        try {
            document.save(out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
            try (Stream<Path> left = Files.list(scratch)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(scratch);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
