package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.report.XlsxBook;
import io.auditworkbench.workbench.report.XlsxSheet;
import io.auditworkbench.workbench.view.EventView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events as a workbook: what it is, and the events in cells that a spreadsheet sorts and adds up.
final class XlsxEvents extends EventWriter {

    private final ExportOrder order;
    private final ExportFacts facts;
    private final int rowsOfASheet;
    private @Nullable XlsxBook book;
    private @Nullable XlsxSheet sheet;
    private long rowsBefore;

    XlsxEvents(ExportOrder order, ExportFacts facts, ExportTarget target, int rowsOfASheet) {
        super(target);
        this.order = order;
        this.facts = facts;
        this.rowsOfASheet = rowsOfASheet;
    }

    @Override
    void write(EventView event) {
        nextRow();
        XlsxSheet current = sheet();
        current.nextRow();
        order.columns().fill(event, new Cells(current));
    }

    @Override
    void begin() {
        rowsBefore = Math.max(0, rows() - 1);
        book = new XlsxBook(target().bytes(), rowsOfASheet);
        sheet = book.sheet("Events", order.columns().names());
    }

    private XlsxSheet sheet() {
        if (sheet == null) {
            throw new IllegalStateException("no workbook was begun");
        }
        return sheet;
    }

    @Override
    void end() {
        if (book == null) {
            return;
        }
        Map<String, String> said = new LinkedHashMap<>(facts.inWords());
        XlsxSheet current = sheet();
        said.put("Rows", Long.toString(rows() - rowsBefore));
        if (current.sheets() > 1) {
            said.put("Sheets", "the rows stand on " + current.sheets() + " sheets, because one holds no more");
        }
        said.put(
                "Times",
                "in " + order.zone().getId() + ", exact to the millisecond; CSV and JSON have the microseconds");
        said.put("Numbers", "with more than 15 digits are texts, because a spreadsheet would round them; so are keys");
        if (current.cut() > 0) {
            said.put("Cut", current.cut() + " texts were longer than a cell holds; CSV and JSON have them whole");
        }
        book.finish("Changes", said);
        book = null;
    }

    /// Takes cells for a sheet.
    private record Cells(XlsxSheet sheet) implements ExportCells {

        @Override
        public ExportCells text(@Nullable String text) {
            sheet.text(text);
            return this;
        }

        @Override
        public ExportCells plain(@Nullable String text) {
            sheet.text(text);
            return this;
        }

        @Override
        public ExportCells number(String digits) {
            sheet.number(digits);
            return this;
        }

        @Override
        public ExportCells moment(Instant at, ZoneId zone) {
            sheet.moment(at, zone);
            return this;
        }
    }
}
