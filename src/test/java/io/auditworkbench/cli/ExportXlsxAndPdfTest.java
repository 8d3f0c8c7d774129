package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.workbench.StoredShop;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Workbooks are read back as the XML that they are, paper by its text.
class ExportXlsxAndPdfTest {

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void writeStore() {
        store = StoredShop.write(folder);
    }

    private static CommandRun export(String... words) {
        return CommandRun.of(Stream.concat(Stream.of("export", "--store", store.toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    @Test
    void aWorkbookSaysWhatItIsAndHasTypedCells() throws Exception {
        Path file = folder.resolve("orders.xlsx");
        // When
        CommandRun run =
                export("--as", "xlsx", "--to", file.toString(), "table:orders", "--columns", "event,time,key,total");
        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        Document about = sheet(file, 1);
        assertThat(about.getDocumentElement().getTextContent())
                .contains("table:orders", "coverage: 2 GAPS", "as captured", "2026-11-23 12:00:00 UTC");
        Document events = sheet(file, 2);
        List<List<Element>> rows = rows(events);
        assertThat(rows.getFirst().stream().map(Element::getTextContent))
                .containsExactly("event", "time", "key", "total");
        List<Element> first = rows.get(1);
        assertThat(first.get(0).getAttribute("t")).as("an id is a text").isEqualTo("inlineStr");
        assertThat(first.get(1).getAttribute("t"))
                .as("a time is a number with a format")
                .isIn("", "n");
        assertThat(first.get(2).getAttribute("t")).as("a key is a text").isEqualTo("inlineStr");
        assertThat(first.get(3).getAttribute("t")).as("an amount is a number").isIn("", "n");
        assertThat(first.get(3).getTextContent()).isEqualTo("90.00");
        assertThat(events.getElementsByTagName("pane").getLength())
                .as("the header is frozen")
                .isEqualTo(1);
        assertThat(events.getElementsByTagName("f").getLength()).as("formulas").isZero();
        assertThat(folder.resolve("orders.xlsx.manifest.json")).exists();
        assertThat(folder.resolve("orders.xlsx.part")).doesNotExist();
    }

    @Test
    void paperSaysWhatItIsAndHasEveryEvent() throws Exception {
        Path file = folder.resolve("orders.pdf");
        // When
        CommandRun run = export("--as", "pdf", "--to", file.toString(), "table:orders");
        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        try (PDDocument paper = Loader.loadPDF(file.toFile())) {
            String text = new PDFTextStripper().getText(paper);
            assertThat(text)
                    .contains("table:orders", "coverage: 2 GAPS", "as captured")
                    .contains("total: 90.00 → 9.00")
                    .contains("page 1 of " + paper.getNumberOfPages());
            int events = export("--as", "ndjson", "table:orders").out().split("\n").length;
            assertThat(text).contains(events + " events.");
        }
    }

    @Test
    void neitherGoesToStandardOutput() {
        CommandRun run = export("--as", "xlsx");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Name a file with --to.");
    }

    private static Document sheet(Path workbook, int number) throws Exception {
        try (ZipFile zip = new ZipFile(workbook.toFile());
                InputStream xml = zip.getInputStream(zip.getEntry("xl/worksheets/sheet" + number + ".xml"))) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(xml);
        }
    }

    private static List<List<Element>> rows(Document sheet) {
        List<List<Element>> rows = new ArrayList<>();
        for (Element row : elements(sheet.getElementsByTagName("row"))) {
            rows.add(elements(row.getElementsByTagName("c")));
        }
        return rows;
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
