package io.auditworkbench.workbench.export;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.report.PdfPaper;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.EventView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events on paper, for whoever reads and signs.
final class PdfEvents extends EventWriter {

    /// Nobody reads more, and paper is laid out in memory.
    static final long MOST_EVENTS = 20_000;

    private static final List<PdfPaper.Column> COLUMNS = List.of(
            PdfPaper.Column.text("Event", 5),
            PdfPaper.Column.text("Transaction", 6),
            PdfPaper.Column.text("Time (UTC)", 12),
            PdfPaper.Column.text("Operation", 6),
            PdfPaper.Column.text("Table", 11),
            PdfPaper.Column.text("Key", 7),
            PdfPaper.Column.text("Who", 13),
            PdfPaper.Column.text("Change", 40));

    private final ExportFacts facts;
    private @Nullable PdfPaper paper;

    PdfEvents(ExportFacts facts, ExportTarget target) {
        super(target);
        this.facts = facts;
    }

    @Override
    void begin() {
        paper = new PdfPaper("Changes", facts.footer());
        paper.facts(facts.inWords());
        paper.table(COLUMNS);
    }

    @Override
    void write(EventView event) {
        if (events() > MOST_EVENTS) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A PDF takes " + MOST_EVENTS + " events, and there are more; nothing was kept of it.",
                    "Narrow the filter or the range, split it, or choose XLSX or CSV.");
        }
        nextRow();
        paper().row(List.of(
                event.id(),
                event.transactionId(),
                TimeText.people(event.committedAt()),
                event.kind().word(),
                ExportColumns.table(event),
                event.row() == null ? "" : ScreenText.tame(event.row().keyText()),
                ChangeWords.who(event),
                ChangeWords.change(event)));
    }

    private PdfPaper paper() {
        if (paper == null) {
            throw new IllegalStateException("no paper was begun");
        }
        return paper;
    }

    @Override
    void end() {
        PdfPaper written = paper();
        written.endTable();
        written.sentence(events() + (events() == 1 ? " event." : " events.") + " All times are UTC; the oldest first.");
        written.finish(target().bytes());
        close();
    }

    @Override
    public void close() {
        if (paper != null) {
            paper.close();
            paper = null;
        }
    }
}
