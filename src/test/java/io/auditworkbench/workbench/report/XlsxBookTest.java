package io.auditworkbench.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxBookTest {

    @TempDir
    Path folder;

    @Test
    void whatASheetDoesNotHoldGoesOnInTheNext() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxBook book = new XlsxBook(out, 3);
        XlsxSheet sheet = book.sheet("Events", List.of("event"));
        for (int i = 1; i <= 5; i++) {
            sheet.nextRow();
            sheet.text("E" + i);
        }
        book.finish("Changes", Map.of("Rows", "5"));

        assertThat(sheet.sheets()).isEqualTo(3);
        Map<String, String> parts = parts(out.toByteArray());
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("E1", "E2").doesNotContain("E3");
        assertThat(parts.get("xl/worksheets/sheet3.xml")).contains("event", "E3", "E4");
        assertThat(parts.get("xl/worksheets/sheet4.xml")).contains("event", "E5");
        assertThat(parts.get("xl/workbook.xml")).contains("Events 2", "Events 3");
    }

    @Test
    void aTextIsNeverAFormulaAndALongOneIsCutAndCounted() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxBook book = new XlsxBook(out, XlsxBook.ROWS_OF_A_SHEET);
        XlsxSheet sheet = book.sheet("Events", List.of("a", "b", "c"));
        sheet.nextRow();
        sheet.text("=1+1");
        sheet.text("x".repeat(40_000));
        sheet.number("12345678901234567890");
        book.finish("Changes", Map.of());

        String xml = parts(out.toByteArray()).get("xl/worksheets/sheet2.xml");
        assertThat(xml).contains("=1+1").doesNotContain("<f>").contains("12345678901234567890");
        assertThat(sheet.cut()).isEqualTo(1);
    }

    private Map<String, String> parts(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("book.xlsx"), workbook);
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream part = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), new String(part.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }
}
