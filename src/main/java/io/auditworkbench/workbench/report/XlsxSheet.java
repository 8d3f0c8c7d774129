package io.auditworkbench.workbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// A table of a workbook; what one sheet does not hold goes on in the next one.
///
/// A text is a text here, also where it begins with `=`: no program takes it for a formula.
///
/// - **Threading**: one thread at a time.
public final class XlsxSheet {

    /// A cell holds no more characters.
    static final int CELL_LENGTH = 32_767;

    private static final int DIGITS_THAT_FIT = 15;
    private static final int FLUSHED_EVERY = 500;
    private static final double WIDTH = 18;
    private static final String MOMENT = "yyyy-mm-dd hh:mm:ss.000";

    private final @Nullable Workbook book;
    private final String name;
    private final List<String> header;
    private final int rowsOfASheet;
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;
    private int column;
    private long cut;

    XlsxSheet(@Nullable Workbook book, String name, List<String> header, int rowsOfASheet) {
        this.book = book;
        this.name = name;
        this.header = List.copyOf(header);
        this.rowsOfASheet = rowsOfASheet;
        if (book != null) {
            begin();
        }
    }

    static XlsxSheet none() {
        return new XlsxSheet(null, "", List.of(), 0);
    }

    private void begin() {
        sheets++;
        Worksheet next = required().newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (int i = 0; i < header.size(); i++) {
            next.inlineString(0, i, header.get(i));
            next.style(0, i).bold().fillColor("E8EDF3").set();
            next.width(i, WIDTH);
        }
        next.freezePane(0, 1);
        next.repeatRows(0);
        sheet = next;
        row = 0;
    }

    private Workbook required() {
        if (book == null) {
            throw new IllegalStateException("no sheet was begun");
        }
        return book;
    }

    private Worksheet sheet() {
        if (sheet == null) {
            throw new IllegalStateException("no sheet was begun");
        }
        return sheet;
    }

    /// Goes to the next row, and to the next sheet where this one is full.
    public void nextRow() {
        if (row + 1 == rowsOfASheet) {
            end();
            begin();
        }
        row++;
        column = 0;
        if (row % FLUSHED_EVERY == 0) {
            write(sheet()::flush);
        }
    }

    /// A cell with a text; null leaves it without a value.
    public void text(@Nullable String text) {
        if (text != null) {
            cut += text.length() > CELL_LENGTH ? 1 : 0;
            sheet().inlineString(row, column, fitting(text));
        }
        column++;
    }

    /// A cell with a number; one with more digits than a spreadsheet keeps stays a text.
    public void number(String digits) {
        BigDecimal number = new BigDecimal(digits);
        if (number.stripTrailingZeros().precision() > DIGITS_THAT_FIT) {
            text(digits);
            return;
        }
        sheet().value(row, column++, number);
    }

    /// A cell with a moment, as the clocks of a zone showed it.
    public void moment(Instant at, ZoneId zone) {
        sheet().value(row, column, LocalDateTime.ofInstant(at, zone));
        sheet().style(row, column++).format(MOMENT).set();
    }

    static String fitting(String text) {
        return text.length() > CELL_LENGTH ? text.substring(0, CELL_LENGTH - 1) + "…" : text;
    }

    /// How many texts were longer than a cell holds, and were cut.
    public long cut() {
        return cut;
    }

    /// On how many sheets it stands.
    public int sheets() {
        return sheets;
    }

    void end() {
        if (sheet == null) {
            return;
        }
        sheet.setAutoFilter(0, 0, Math.max(1, row), Math.max(0, header.size() - 1));
        write(sheet::finish);
        sheet = null;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
