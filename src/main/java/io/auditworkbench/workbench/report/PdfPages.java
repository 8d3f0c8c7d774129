package io.auditworkbench.workbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// Puts lines and rows on pages, and begins a page where one is full.
///
/// - **Units**: points; y grows upwards, as on paper.
/// - **Threading**: one thread at a time.
final class PdfPages {

    /// What is kept free at the right of a cell.
    static final float PADDING = 6;

    private static final PDRectangle A4_LANDSCAPE =
            new PDRectangle(/* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth());
    private static final float MARGIN = 36;
    private static final float FOOTER = 24;
    private static final float SIZE = 8;
    private static final float FOOTER_SIZE = 7;
    private static final float LEADING = 1.28f;
    private static final float CELL_GAP = 3;
    private static final float HAIRLINE = 0.4f;
    private static final float HEADER_GREY = 0.91f;
    private static final float LINE_GREY = 0.78f;
    private static final float FOOTER_GREY = 0.35f;

    private final PDDocument document;
    private final PdfText text;
    private final String footer;
    private @Nullable Runnable header;
    private @Nullable PDPageContentStream content;
    private float y;

    /// What is drawn with a row.
    enum Rule {
        NONE,
        BELOW,
        HEADER
    }

    private interface Drawing {
        void on(PDPageContentStream page) throws IOException;
    }

    PdfPages(PDDocument document, PdfText text, String footer) {
        this.document = document;
        this.text = text;
        this.footer = footer;
        nextPage();
    }

    float width() {
        return A4_LANDSCAPE.getWidth() - 2 * MARGIN;
    }

    private void nextPage() {
        try {
            if (content != null) {
                content.close();
            }
            PDPage page = new PDPage(A4_LANDSCAPE);
            document.addPage(page);
            content = new PDPageContentStream(document, page);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        y = A4_LANDSCAPE.getHeight() - MARGIN;
        if (header != null) {
            header.run();
        }
    }

    private void draw(Drawing drawing) {
        if (content == null) {
            throw new IllegalStateException("no page was begun");
        }
        try {
            drawing.on(content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private float room() {
        return y - MARGIN - FOOTER;
    }

    /// Leaves room above what comes.
    void space(float height) {
        y -= height;
    }

    /// Begins a page where less room is left than this.
    void keepTogether(float height) {
        if (room() < height) {
            nextPage();
        }
    }

    /// A text in as many lines as it takes.
    void paragraph(String words, float size, float left, float wide, Document.Side side) {
        for (String line : text.wrapped(words, size, wide)) {
            keepTogether(size * LEADING);
            y -= size * LEADING;
            line(line, size, MARGIN + left, wide, side);
        }
        y -= 1;
    }

    private void line(String line, float size, float left, float wide, Document.Side side) {
        if (line.isBlank()) {
            return;
        }
        float x = side == Document.Side.RIGHT ? left + wide - PADDING - text.width(line, size) : left;
        draw(page -> {
            page.beginText();
            page.setFont(text.font(), size);
            page.newLineAtOffset(x, y);
            page.showText(line);
            page.endText();
        });
    }

    /// Begins a table; `head` writes its header here and on each page to come.
    void beginTable(Runnable head) {
        keepTogether(4 * SIZE * LEADING);
        head.run();
        header = head;
    }

    void endTable() {
        header = null;
    }

    /// A row; what does not fit on the page goes on at the next one.
    void row(List<List<String>> cells, List<Float> widths, List<Document.Side> sides, Rule rule) {
        int lines = Collections.max(cells.stream().map(List::size).toList());
        float step = SIZE * LEADING;
        if (rule != Rule.HEADER && room() < Math.min(lines, 3) * step + CELL_GAP) {
            nextPage();
        }
        if (rule == Rule.HEADER) {
            shade(lines * step + CELL_GAP);
        }
        for (int i = 0; i < lines; i++) {
            if (rule != Rule.HEADER && room() < step) {
                nextPage();
            }
            y -= step;
            float left = MARGIN;
            for (int column = 0; column < cells.size(); column++) {
                List<String> cell = cells.get(column);
                line(i < cell.size() ? cell.get(i) : "", SIZE, left, widths.get(column), sides.get(column));
                left += widths.get(column);
            }
        }
        y -= CELL_GAP;
        if (rule == Rule.BELOW) {
            hairline();
        }
    }

    private void shade(float height) {
        float bottom = y - height;
        draw(page -> {
            page.setNonStrokingColor(HEADER_GREY);
            page.addRect(MARGIN - 2, bottom, width() + 4, height);
            page.fill();
            page.setNonStrokingColor(0f);
        });
    }

    private void hairline() {
        draw(page -> {
            page.setStrokingColor(LINE_GREY);
            page.setLineWidth(HAIRLINE);
            page.moveTo(MARGIN, y);
            page.lineTo(MARGIN + width(), y);
            page.stroke();
        });
    }

    /// Ends the last page and writes what stands below each.
    void finish() {
        draw(PDPageContentStream::close);
        content = null;
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            foot(document.getPage(i), "page " + (i + 1) + " of " + pages);
        }
    }

    private void foot(PDPage page, String number) {
        float wide = text.width(number, FOOTER_SIZE);
        String shown =
                text.wrapped(footer, FOOTER_SIZE, width() - wide - 2 * PADDING).getFirst();
        try (PDPageContentStream below =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            below.setNonStrokingColor(FOOTER_GREY);
            put(below, shown, MARGIN);
            put(below, number, MARGIN + width() - wide);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void put(PDPageContentStream below, String words, float x) throws IOException {
        below.beginText();
        below.setFont(text.font(), FOOTER_SIZE);
        below.newLineAtOffset(x, MARGIN - 2);
        below.showText(words);
        below.endText();
    }
}
