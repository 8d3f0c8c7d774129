package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.workbench.report.ReportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class ReportsScreenTest {

    @Test
    void eachReportIsShownAsItWillStandAndWritten(@TempDir Path home) throws IOException {
        Path file = home.resolve("report.pdf");
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            for (ReportKind kind : ReportKind.values()) {
                ShownDesktop shown =
                        goTo(desktop, kind.word()).sees(kind.title()).sees("DEMO DATA");
                if (kind != ReportKind.DAY) {
                    shown.sees("coverage: 1 GAP");
                }
            }
            goTo(desktop, "day")
                    .sees("Daily summary: Tuesday 2026-11-03 (UTC)")
                    .sees("The whole day was watched, and no gap in the changes is known.")
                    .picture("reports-day");
            goTo(desktop, "daily-summary").sees("By table").picture("reports-summary");
            goTo(desktop, "deletions").sees("delete").picture("reports-deletions");
            desktop.files().toSave = file;
            desktop.click("#report-pdf");
        }
        try (PDDocument paper = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Deletions", "DEMO DATA", "coverage: 1 GAP", "page 1 of " + paper.getNumberOfPages());
        }
        assertThat(Files.exists(home.resolve("report.pdf.part"))).isFalse();
    }

    private static ShownDesktop goTo(ShownDesktop desktop, String report) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(ScreenId.REPORTS, report);
            return null;
        });
        return desktop.settle();
    }
}
