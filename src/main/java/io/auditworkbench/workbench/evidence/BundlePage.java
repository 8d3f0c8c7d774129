package io.auditworkbench.workbench.evidence;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.casework.CaseView;
import io.auditworkbench.workbench.export.ChangeWords;
import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.report.Document.TableColumn;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.CoverageView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The page of a bundle that people read first, without any program.
final class BundlePage {

    private static final int MOST_SHOWN = 2_000;

    private BundlePage() {}

    static Document of(
            BundleRequest request,
            StoreReading reading,
            List<Long> seqs,
            Checkpoint checkpoint,
            CoverageView coverage,
            long uncovered) {
        Document page = new Document().heading(1, "Evidence: " + request.subject());
        if (DemoStore.hasMade(Path.of(reading.name()))) {
            page.sentence("DEMO DATA", "invented; of no real database");
        }
        page.sentence(
                "Log",
                checkpoint.origin() + ", " + Quantity.of(checkpoint.size(), "transaction") + " signed at "
                        + TimeText.people(checkpoint.signedAt()) + " UTC");
        page.sentence("Coverage", CoverageText.sentence(coverage));
        if (uncovered > 0) {
            page.sentence("Left out", Quantity.of(uncovered, "event") + " too new to be signed");
        }
        page.sentence("To verify", "see VERIFY.txt: `python3 verify.py` with this file, no other program needed");
        page.sentence(
                "What it shows",
                "that these changes were recorded as they stand here and nothing of them was altered since the signature");
        page.sentence(
                "Withheld",
                "values that can be erased from the store: (erased) stands for them below, whether they were or not");
        page.sentence(
                "What it does not show",
                "that MySQL logged everything (sql_log_bin=0, filters of the log, gaps above), or that what was written"
                        + " there was true");
        if (request instanceof BundleRequest.OfCase(CaseView view)) {
            notes(page, view);
        }
        changes(page, reading, seqs);
        return page;
    }

    private static void notes(Document page, CaseView view) {
        page.heading(2, "Case");
        page.sentence(
                "State",
                view.head().isOpen() ? "open" : "closed: " + view.head().outcome());
        page.table(
                List.of(TableColumn.text("pinned"), TableColumn.text("what"), TableColumn.text("remark")),
                view.items().stream()
                        .map(item -> List.of(item.subject(), item.summary(), item.remark()))
                        .toList());
        view.notes().lines().filter(line -> !line.isBlank()).forEach(page::sentence);
    }

    private static void changes(Document page, StoreReading reading, List<Long> seqs) {
        page.heading(2, "Changes");
        List<List<String>> rows = new ArrayList<>();
        reading.events()
                .withheldViews(
                        seqs.subList(0, Math.min(seqs.size(), MOST_SHOWN)),
                        event -> rows.add(List.of(
                                event.id(),
                                event.transactionId(),
                                TimeText.people(event.committedAt()),
                                ChangeWords.who(event),
                                event.schema() + "." + event.table(),
                                event.row() == null ? "" : event.row().keyText(),
                                ChangeWords.change(event))));
        page.table(
                List.of(
                        TableColumn.text("event"),
                        TableColumn.text("transaction"),
                        TableColumn.text("committed (UTC)"),
                        TableColumn.text("who"),
                        TableColumn.text("table"),
                        TableColumn.text("row"),
                        TableColumn.text("change")),
                rows);
        if (seqs.size() > MOST_SHOWN) {
            page.sentence(Quantity.of(seqs.size() - MOST_SHOWN) + " more are in changes.csv and events.ndjson.");
        }
    }
}
