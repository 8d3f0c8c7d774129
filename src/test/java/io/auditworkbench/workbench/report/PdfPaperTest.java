package io.auditworkbench.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPaperTest {

    @Test
    void theHeaderOfATableStandsOnEachPage() throws IOException {
        try (PDDocument paper = Loader.loadPDF(table(120, "short"))) {
            assertThat(paper.getNumberOfPages()).isGreaterThan(2);
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 1; page <= paper.getNumberOfPages(); page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(paper))
                        .contains("Event", "page " + page + " of " + paper.getNumberOfPages(), "the foot");
            }
        }
    }

    @Test
    void whatTheFontDoesNotHaveIsReplacedAndSaid() throws IOException {
        try (PDDocument paper = Loader.loadPDF(table(1, "Ω Ж é 漢\nnext"))) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Ω Ж é " + PdfText.PLACEHOLDER + " next")
                    .contains("Characters that the font of this file does not have, standing as □: 1.");
        }
    }

    @Test
    void aCellThatIsLongerThanAPageGoesOnAtTheNext() throws IOException {
        try (PDDocument paper = Loader.loadPDF(table(1, "word ".repeat(6_000) + "last"))) {
            assertThat(paper.getNumberOfPages()).isGreaterThan(1);
            assertThat(new PDFTextStripper().getText(paper)).contains("last");
        }
    }

    private static byte[] table(int rows, String cell) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfPaper paper = new PdfPaper("Changes", "the foot")) {
            paper.facts(Map.of("Store", "shop.db"));
            paper.table(List.of(PdfPaper.Column.text("Event", 1), PdfPaper.Column.text("Change", 4)));
            for (int i = 0; i < rows; i++) {
                paper.row(List.of("E" + i, cell));
            }
            paper.endTable();
            paper.finish(out);
        }
        return out.toByteArray();
    }
}
