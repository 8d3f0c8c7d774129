package io.auditworkbench.workbench.report;

import io.auditworkbench.workbench.text.ProgramVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A workbook that is written row by row: first a sheet that says what it is, then the sheets of data.
///
/// - **Errors**: `UncheckedIOException` where the stream does not take it.
/// - **Threading**: one thread at a time.
/// - **Source**: ECMA-376, Office Open XML.
public final class XlsxBook {

    /// How many rows a sheet holds, its header included.
    public static final int ROWS_OF_A_SHEET = Worksheet.MAX_ROWS;

    private static final double NAME_WIDTH = 14;
    private static final double TEXT_WIDTH = 110;
    private static final int NAME_LENGTH = 31;

    private final Workbook book;
    private final Worksheet about;
    private final int rowsOfASheet;
    private XlsxSheet open = XlsxSheet.none();

    /// - **Shape**: `rowsOfASheet` is [#ROWS_OF_A_SHEET] but in tests.
    public XlsxBook(OutputStream out, int rowsOfASheet) {
        this.book = new Workbook(out, "Audit Workbench", version());
        this.about = book.newWorksheet("About");
        this.rowsOfASheet = rowsOfASheet;
        book.setActiveTab(1);
    }

    /// The format wants `XX.YYYY`.
    private static String version() {
        String digits = ProgramVersion.text().replaceAll("[^0-9.]", "");
        return digits.matches("[0-9]{1,2}\\.[0-9]{1,4}.*") ? digits.replaceAll("^([0-9]+\\.[0-9]+).*", "$1") : "0.1";
    }

    /// Begins a sheet; the one before is ended. The header stays where it is while one scrolls.
    public XlsxSheet sheet(String name, List<String> header) {
        open.end();
        open = new XlsxSheet(book, legal(name), header, rowsOfASheet);
        return open;
    }

    /// Names of sheets are short, and have none of these characters.
    private static String legal(String name) {
        String legal = name.replaceAll("[\\\\/?*:\\[\\]]", " ").strip();
        return legal.length() > NAME_LENGTH ? legal.substring(0, NAME_LENGTH) : legal;
    }

    /// Ends it, with what it says of itself on the first sheet.
    public void finish(String title, Map<String, String> facts) {
        open.end();
        about.value(0, 0, title);
        about.style(0, 0).bold().fontSize(14).set();
        int row = 2;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            about.inlineString(row, 0, fact.getKey());
            about.style(row, 0).bold().verticalAlignment("top").set();
            about.inlineString(row, 1, XlsxSheet.fitting(fact.getValue()));
            about.style(row, 1).wrapText(true).verticalAlignment("top").set();
            row++;
        }
        about.width(0, NAME_WIDTH);
        about.width(1, TEXT_WIDTH);
        try {
            book.finish();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
